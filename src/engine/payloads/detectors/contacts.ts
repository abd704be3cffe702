import type { Detector } from './detector.ts';
import { listOf, namesAbove } from './siblings.ts';

const id = 'contacts';
const fewest = 3;
const lists: ReadonlySet<string> = new Set([
  ...['contacts', 'contactlist', 'addressbook', 'phonebook', 'phonecontacts', 'contactslist', 'usercontacts']
]);
const reach = /^(?:\+?[\d ()./-]{7,20}|[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9.-]{3,100})$/i;

/** An address book: several numbers or addresses under a name that says contacts. */
export const contacts: Detector = {
  id,
  name: 'Contacts',
  source: 'https://www.w3.org/TR/contact-picker/',
  names: [...lists, 'phone', 'phonenumber', 'number', 'mobile', 'tel', 'email', 'phones', 'emails', 'value'],
  look: ({ node, text, name }) => {
    if (text.length > 254 || !reach.test(text)) return null;
    const isList = lists.has(name.text) || namesAbove(node, 3).some((above) => lists.has(above));
    const all = isList ? listOf(node) : null;
    const people = [...new Set(all?.texts.filter((one) => reach.test(one)))];
    if (!all || people.length < fewest) return null;
    return [
      {
        node: all.list,
        ...{ kind: 'contacts', what: 'contact-list', form: 'plain', certainty: 'inferred', rule: id },
        value: people.join(', ').slice(0, 2000),
        reason: 'obvious-name'
      }
    ];
  }
};
