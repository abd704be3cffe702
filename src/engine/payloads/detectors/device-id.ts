import type { Detail } from '../../model/finding.ts';
import type { Detector } from './detector.ts';
import { isLongNumber, isRandom } from './forms.ts';
import { inferred, isElsewhere } from './found-here.ts';

const id = 'device-id';

/** What makers of kits call the ids that they make up. */
const whatIs: ReadonlyMap<string, Detail> = new Map([
  ...list(
    'device-id',
    'deviceid deviceuuid udid openudid utdid deviceguid hardwareid machineid deviceuniqueid'
  ),
  ...list(
    'install-id',
    'installid installationid instanceid appinstanceid firebaseinstanceid installuuid appsetid'
  ),
  ...list(
    'user-id',
    'userid uid useruuid userguid memberid visitorid visitoruuid distinctid anonymousid anonid'
  ),
  ...list('user-id', 'anonymoususerid browserid muid puid browseruuid'),
  ...list('session-id', 'sessionid sessionuuid sessionguid visitid sessid')
]);

function list(what: Detail, names: string): (readonly [string, Detail])[] {
  return names.split(' ').map((name) => [name, what] as const);
}

/** Random values under names that say whom or what they stand for. */
export const deviceId: Detector = {
  id,
  name: 'Identifiers by the name of the field',
  source: 'https://developer.android.com/identity/user-data-ids',
  names: [...whatIs.keys()],
  look: (leaf, { opened }) => {
    if (leaf.part === 'cookie' || !isElsewhere(opened)) return null;
    const what = whatIs.get(leaf.name.bare);
    if (!what || !(isRandom(leaf.text) || isLongNumber(leaf.text))) return null;
    return inferred(leaf, id, 'identifier', what);
  }
};
