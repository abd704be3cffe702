/** Stands where something was that is not told, not even by a token. */
export const mask = '…';

interface TellingForm {
  readonly pattern: RegExp;
  readonly source: string;
}

/** What tells of a person or a device by its form alone, whatever nobody has found out about it. */
const forms: readonly TellingForm[] = [
  { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, source: 'RFC 5321 section 4.1.2, as people have them' },
  {
    pattern: /\beyJ[\w-]{8,}(?:\.[\w-]*)*/g,
    source: 'RFC 7519 section 3: a JWT begins with {" in base64url'
  },
  { pattern: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, source: 'RFC 9562 section 4' },
  { pattern: /\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi, source: 'IEEE 802, as MAC addresses are written' },
  { pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b/g, source: 'RFC 791 section 3.2' },
  { pattern: /\b[0-9a-f]{1,4}(?::{1,2}[0-9a-f]{1,4}){3,7}\b/gi, source: 'RFC 5952' },
  { pattern: /(?:\+|\b00)\d[\d\s().-]{6,}\d/g, source: 'ITU-T E.123: international telephone numbers' },
  { pattern: /-?\b\d{1,3}\.\d{4,}\b/g, source: 'RFC 5870: degrees, to ten metres and nearer' },
  { pattern: /\b(?=[a-f]*\d)[0-9a-f]{16,}\b/gi, source: 'RFC 4648 section 8: eight bytes and more in hex' },
  {
    pattern: /\d{9,}/g,
    source: 'ITU-T E.164, 3GPP TS 23.003: numbers of people and devices have nine digits and more'
  },
  {
    pattern: /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{16,}={0,2}/g,
    source: 'RFC 4648 section 5: twelve bytes and more in base64url'
  }
];

export const withoutTellingForms = (text: string): string =>
  forms.reduce((rest, { pattern }) => rest.replace(pattern, mask), text);

/**
 * Names of query parameters whose values open something, or say who asks: RFC 6750, RFC 6749, OpenID Connect Core, the
 * session names of PHP, Java and ASP.NET, and what web sites call such things.
 */
const tellingName =
  /(?:^|[^a-z])(?:.*token|.*secret|.*passw.*|pwd|.*auth.*|code|state|nonce|.*session.*|sid|jsessionid|phpsessid|.*key|sig|.*signature|hash|hmac|.*e?mail.*|.*phone.*|tel|mobile|user.*|uid|.*name|login|account.*|.*id|lat|lon|lng|latitude|longitude|address|street|zip|postcode|birth.*|dob|age|gender)(?:$|[^a-z])/i;

export const isTellingName = (name: string): boolean => tellingName.test(name);
