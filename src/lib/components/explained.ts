import type { Attachment } from 'svelte/attachments';

const afterMs = 250;
const gap = 8;

/** The one box that all explanations of a page are shown in. */
class Explanation {
  #box: HTMLElement | null = null;
  #about: Element | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  soon(about: Element, sentence: () => string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.show(about, sentence());
    }, afterMs);
  }

  show(about: Element, sentence: string): void {
    clearTimeout(this.#timer);
    if (sentence === '') return;
    const box = (this.#box ??= this.#make());
    box.textContent = sentence;
    box.hidden = false;
    this.#about = about;
    this.#place(box, about);
  }

  /** True where there was something to hide. */
  hide(about: Element | null = this.#about): boolean {
    clearTimeout(this.#timer);
    if (!this.#box || this.#about === null || about !== this.#about) return false;
    this.#box.hidden = true;
    this.#about = null;
    return true;
  }

  /** The pointer may go from what is explained to the explanation, and stay there (WCAG 2.2, 1.4.13). */
  leave(about: Element, to: EventTarget | null): void {
    clearTimeout(this.#timer);
    if (to !== this.#box) this.hide(about);
  }

  #make(): HTMLElement {
    const box = document.createElement('div');
    box.className = 'explanation card';
    box.setAttribute('role', 'tooltip');
    box.addEventListener('pointerleave', () => this.hide());
    addEventListener('scroll', () => this.hide(), { capture: true, passive: true });
    document.body.append(box);
    return box;
  }

  /** Below what it explains, or above where there is no room. */
  #place(box: HTMLElement, about: Element): void {
    const { left, top, bottom } = about.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const isBelow = bottom + gap + height <= innerHeight;
    const x = Math.max(gap, Math.min(left, innerWidth - width - gap));
    const y = isBelow ? bottom : Math.max(gap, top - height);
    box.style.translate = `${x.toString()}px ${y.toString()}px`;
  }
}

const explanation = new Explanation();

/** Shows a sentence where the pointer rests, where the keyboard stands, and where a finger taps; Escape takes it away. */
export const explained =
  (sentence: () => string): Attachment =>
  (about) => {
    const isMouse = (event: Event): boolean => (event as PointerEvent).pointerType === 'mouse';
    const listeners: Readonly<Record<string, (event: Event) => void>> = {
      pointerenter: (event) => {
        if (isMouse(event)) explanation.soon(about, sentence);
      },
      pointerleave: (event) => {
        if (isMouse(event)) explanation.leave(about, (event as PointerEvent).relatedTarget);
      },
      pointerup: (event) => {
        if (!isMouse(event)) explanation.show(about, sentence());
      },
      focus: () => {
        if (about.matches(':focus-visible')) explanation.show(about, sentence());
      },
      blur: () => {
        explanation.hide(about);
      },
      keydown: (event) => {
        if ((event as KeyboardEvent).key === 'Escape' && explanation.hide(about)) event.preventDefault();
      }
    };
    for (const [name, listen] of Object.entries(listeners)) about.addEventListener(name, listen);
    return () => {
      for (const [name, listen] of Object.entries(listeners)) about.removeEventListener(name, listen);
      explanation.hide(about);
    };
  };
