const middle = (box: DOMRect): number => box.left + box.width / 2;

/**
 * Scrolls a row sideways until `one` stands in its middle: with the next frame, when the page is laid out anyway. Not
 * `scrollIntoView`, which would move the page. Gives what takes it back.
 */
export const centreIn = (row: HTMLElement, one: HTMLElement): (() => void) => {
  const frame = requestAnimationFrame(() => {
    row.scrollLeft += middle(one.getBoundingClientRect()) - middle(row.getBoundingClientRect());
  });
  return () => {
    cancelAnimationFrame(frame);
  };
};
