import type { Attachment } from 'svelte/attachments';

/** Tells once, when an element comes near the window. */
export const whenSeen =
  (tell: () => void): Attachment =>
  (element) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        tell();
      },
      { rootMargin: '200px' }
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  };
