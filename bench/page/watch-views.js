/* global document, location, requestAnimationFrame, MutationObserver, CanvasRenderingContext2D -- this function runs in the page */

/** Runs in the page before anything else: says when a view was drawn, and what came between. */
export const watchViews = () => {
  const quietMs = 300;
  const longestMs = 20_000;
  const long = [];
  let changedMs = 0;
  let framesSince = 0;
  const note = () => {
    changedMs = performance.now();
    framesSince = 0;
  };
  new MutationObserver(note).observe(document, {
    ...{ childList: true, subtree: true, attributes: true, characterData: true }
  });
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...args) {
    note();
    return clearRect.apply(this, args);
  };

  const nextFrame = () => new Promise(requestAnimationFrame);
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const longFrom = async (startMs) => {
    await sleep(60);
    long.push(...observer.takeRecords());
    return long.filter(({ startTime }) => startTime >= startMs - 1).map(({ duration }) => duration);
  };

  /** The second frame after the last change of the page, once nothing more has come for a while. */
  const drawn = async (startMs) => {
    let drawnMs = startMs;
    while (performance.now() - startMs < longestMs) {
      await nextFrame();
      framesSince++;
      if (framesSince === 2) drawnMs = performance.now();
      if (framesSince >= 2 && performance.now() - Math.max(changedMs, startMs) > quietMs) break;
    }
    return drawnMs - startMs;
  };

  globalThis.views = {
    longFrom,
    /** Milliseconds from the change of the address until the page is drawn anew, and the long tasks in between. */
    change: async (hash) => {
      const startMs = performance.now();
      framesSince = 2;
      location.hash = hash;
      const ms = await drawn(startMs);
      return { ms, long: await longFrom(startMs) };
    },
    settle: () => drawn(performance.now())
  };
};

/** Runs in the page after that: notes how even its frames are. */
export const watchMotion = () => {
  const nextFrame = () => new Promise(requestAnimationFrame);
  Object.assign(globalThis.views, {
    /** Milliseconds of each frame while `isOver` says no, and the long tasks. */
    record: () => {
      const startMs = performance.now();
      const frames = [];
      let last = null;
      let isOver = false;
      const frame = (timeMs) => {
        if (last !== null) frames.push(timeMs - last);
        last = timeMs;
        if (!isOver) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      globalThis.views.stop = async () => {
        isOver = true;
        return { frames, long: await globalThis.views.longFrom(startMs) };
      };
    },
    /** Scrolls the box of a table down and up again, a bit in every frame. */
    scroll: async (selector, byPx, count) => {
      const box = document.querySelector(selector);
      for (let at = 0; at < count; at++) {
        box.scrollTop += at < count * 0.7 ? byPx : -byPx;
        await nextFrame();
      }
    }
  });
};
