import type { Detector } from './detector.ts';
import { inferred, isElsewhere } from './found-here.ts';
import { besideOf } from './siblings.ts';

const id = 'account';
const accountNames = new Set([
  'username',
  'loginname',
  'nickname',
  'screenusername',
  'accountname',
  'useraccount'
]);
const personNames = new Set([
  'firstname',
  'lastname',
  'fullname',
  'realname',
  'surname',
  'familyname',
  'givenname'
]);
/** A family may be one of products: a name is a person's beside another of theirs. */
const besidePerson: ReadonlySet<string> = new Set([
  ...personNames,
  ...['email', 'phone', 'phonenumber', 'mobile', 'birthday', 'birthdate', 'gender', 'address', 'street']
]);
const userNames = new Set(['userid', 'memberid', 'customerid']);
const nothing = /^(?:null|none|undefined|unknown|guest|anonymous|user|test|true|false|name|n\/a|default)$/i;

/** Names of accounts and people, by the names of their fields. */
export const account: Detector = {
  id,
  name: 'Accounts and names of people',
  source: 'https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill-field',
  names: [...accountNames, ...personNames, ...userNames],
  look: (leaf, { opened }) => {
    const name = leaf.name.bare;
    const text = leaf.text.trim();
    if (text.length < 2 || text.length > 64 || nothing.test(text)) return null;
    if (accountNames.has(name))
      return /^[\p{L}\p{N}][\p{L}\p{N}._-]{2,63}$/u.test(text)
        ? inferred(leaf, id, 'account', 'account-name')
        : null;
    if (personNames.has(name))
      return /^\p{L}[\p{L} .'-]{1,60}$/u.test(text) && besideOf(leaf.node, besidePerson) !== null
        ? inferred(leaf, id, 'account', 'person-name')
        : null;
    return isElsewhere(opened) && /^[1-9]\d{5,14}$/.test(text)
      ? inferred(leaf, id, 'identifier', 'user-id')
      : null;
  }
};
