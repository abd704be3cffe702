import type { Detector } from './detector.ts';
import { inferred } from './found-here.ts';

const id = 'clipboard';

export const clipboard: Detector = {
  id,
  name: 'Clipboard',
  source: 'https://www.w3.org/TR/clipboard-apis/#privacy',
  names: [
    'clipboard',
    'clipboardtext',
    'clipboardcontent',
    'clipboarddata',
    'pasteboard',
    'pasteboardtext',
    'cliptext'
  ],
  look: (leaf) =>
    leaf.text.trim().length >= 3 &&
    leaf.part !== 'header' &&
    !/^(?:true|false|null|none|\d+)$/i.test(leaf.text)
      ? inferred(leaf, id, 'clipboard', 'clipboard-text')
      : null
};
