import type { Detector, Leaf } from './detector.ts';
import { isLongNumber, isRandom } from './forms.ts';
import { inferred } from './found-here.ts';

const id = 'cookie-id';
const usual = new Set(
  '_ga _gid _fbp _fbc uid uuid uuid2 ide dsid muid tuuid tuuid_lu yandexuid i ymex personalization_id guest_id fr datr anj khaos demdex dpm idsync nid anid mc _uuid cto_lwid ajs_anonymous_id baiduid bidupsid'.split(
    ' '
  )
);
// Consent strings, switches and tests are no ids: github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework
const others = /consent|csrf|xsrf|euconsent|gdpr|usprivacy|cf_|__cf|nonce|rand|token|signature|auth|opt/i;

/** Cookies that go to other sites than the page's: what they hold is the recipient's name for this browser. */
export const cookieId: Detector = {
  id,
  name: 'Cookies sent to third parties',
  source: 'https://www.rfc-editor.org/rfc/rfc6265#section-7.1',
  may: (leaf) => leaf.part === 'cookie' && isCookie(leaf) && isId(leaf),
  look: (leaf, { opened: { site, pageSite } }) =>
    pageSite === null || site === pageSite ? null : inferred(leaf, id, 'identifier', 'cookie-id')
};

const isCookie = ({ node }: Leaf): boolean =>
  node.kind === 'member' && node.parent?.kind === 'part' && node.parent.label === 'cookie';

const isId = ({ text, name }: Leaf): boolean =>
  text.length <= 200 &&
  (usual.has(name.text) ? text.length >= 8 && /\d/.test(text) : isRandom(text) || isLongNumber(text)) &&
  !others.test(name.text);
