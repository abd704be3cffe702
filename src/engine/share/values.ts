import type { Detail, Finding, Thread } from '../model/finding.ts';
import { maybeHostname } from '../model/names.ts';
import type { PageAddresses } from './addresses-of-pages.ts';
import type { Names } from './names.ts';
import { isShown } from './policy.ts';
import { sameFor, type Pseudonyms } from './pseudonyms.ts';
import type { Secrets } from './secrets.ts';
import type { ShareTerms } from './shareable.ts';

type Valued = Pick<Finding, 'what' | 'value'>;

const ofPages: readonly Detail[] = ['page-address', 'referrer-address', 'referrer-origin'];

/** Values of findings as the share has them. */
export class Values {
  constructor(
    private readonly terms: ShareTerms,
    private readonly names: Names,
    private readonly pages: PageAddresses,
    private readonly secrets: Secrets,
    private readonly pseudonyms: Pseudonyms
  ) {}

  finding({ what, value }: Valued): string {
    if (what === 'page-host') return this.#host(value);
    if (!isShown(what, this.terms)) return this.#token({ what, value });
    return ofPages.includes(what) ? this.pages.page(value) : this.secrets.clean(value);
  }

  /** What is followed is always an identifier, an account or a value of the user's own. */
  thread({ what, value }: Pick<Thread, 'what' | 'value'>): string {
    return this.#token({ what, value });
  }

  #host(value: string): string {
    const host = maybeHostname(value);
    return host === null ? this.#token({ what: 'page-host', value }) : this.names.host(host);
  }

  #token({ what, value }: Valued): string {
    const secret = this.secrets.of(value);
    if (secret) return this.secrets.tokenOf(secret);
    // Of what is no secret, the same word may be a title here and a button there.
    const group = ofPages.includes(what) ? 'page-address' : what;
    return this.pseudonyms.token(group, value, `${group} ${sameFor(value)}`);
  }
}
