import { base64Bytes } from '../../bytes/base64.ts';
import type { Detector } from './detector.ts';
import { distinct } from './forms.ts';
import { inferred } from './found-here.ts';

const id = 'android-id';

/** 64 bits as hex, some kits in base64; early systems gave one and the same to all. */
export const androidId: Detector = {
  id,
  name: 'Android ID',
  source: 'https://developer.android.com/reference/android/provider/Settings.Secure#ANDROID_ID',
  names: ['androidid', 'androiddeviceid', 'ssaid', 'anonymizationid', 'deviceandroidid', 'secureandroidid'],
  look: (leaf) => {
    const text = plainOf(leaf.text, leaf.node.children.length > 0);
    return text === null ? null : inferred(leaf, id, 'identifier', 'android-id', 'obvious-name', text);
  }
};

const plainOf = (text: string, isOpened: boolean): string | null => {
  if (isAndroidId(text)) return text;
  if (isOpened || text.length < 22 || text.length > 24) return null;
  const bytes = base64Bytes(text);
  const plain = bytes === null ? '' : String.fromCharCode(...bytes);
  return isAndroidId(plain) ? plain : null;
};

const isAndroidId = (text: string): boolean =>
  /^[0-9a-f]{15,16}$/i.test(text) && distinct(text) >= 5 && text.toLowerCase() !== '9774d56d682e549c';
