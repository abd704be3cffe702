import entities from 'third-party-web/dist/entities-nostats.json';

interface Entity {
  readonly name: string;
  /** Absent where the service and the company have one name. */
  readonly company?: string;
  /** `a.example` is that host alone; `*.example` is `example` and everything below it. */
  readonly domains: readonly string[];
}

export const thirdPartyEntities: readonly Entity[] = entities;

const isPlain = /^[ -~]*$/;

/** The id of a company that is known by third-party-web alone. */
export const slugOf = (name: string): string =>
  (isPlain.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
