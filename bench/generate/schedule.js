/** Dialogues that run beside each other, in order of time: a binary heap of those that wait. */
export class Schedule {
  #times = [];
  #dialogues = [];

  start(timeUs, dialogue) {
    let at = this.#times.length;
    while (at > 0 && this.#times[(at - 1) >> 1] > timeUs) {
      const parent = (at - 1) >> 1;
      this.#place(at, this.#times[parent], this.#dialogues[parent]);
      at = parent;
    }
    this.#place(at, timeUs, dialogue);
  }

  /** Until nothing waits; `setTime(timeUs)` is told before a dialogue goes on. A dialogue yields how long it waits. */
  run(setTime) {
    while (this.#times.length > 0) {
      const timeUs = this.#times[0];
      const dialogue = this.#dialogues[0];
      setTime(timeUs);
      const step = dialogue.next();
      this.#removeFirst();
      if (!step.done) this.start(timeUs + step.value, dialogue);
    }
  }

  #place(at, timeUs, dialogue) {
    this.#times[at] = timeUs;
    this.#dialogues[at] = dialogue;
  }

  #removeFirst() {
    const timeUs = this.#times.pop();
    const dialogue = this.#dialogues.pop();
    if (this.#times.length > 0) this.#sink(timeUs, dialogue);
  }

  #sink(timeUs, dialogue) {
    let at = 0;
    for (let child = 1; child < this.#times.length; child = 2 * at + 1) {
      if (child + 1 < this.#times.length && this.#times[child + 1] < this.#times[child]) child += 1;
      if (this.#times[child] >= timeUs) break;
      this.#place(at, this.#times[child], this.#dialogues[child]);
      at = child;
    }
    this.#place(at, timeUs, dialogue);
  }
}
