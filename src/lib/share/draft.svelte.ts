import {
  usualTerms,
  type Composed,
  type ShareChoices,
  type ShareNotes,
  type ShareTerms
} from '#engine/share/shareable.ts';
import type { Expiry, ShareKind } from './interface.ts';
import type { MadeShare } from './made.ts';
import type { MyShare } from './my-shares.ts';

/** What a sharer is about to give away: their choices, and what these come to. */
export class ShareDraft {
  terms = $state.raw<ShareTerms>(usualTerms);
  notes = $state.raw<ShareNotes>({ title: '', text: '', author: '' });
  withoutHosts = $state.raw<readonly string[]>([]);
  withoutFindings = $state.raw<readonly string[]>([]);
  kind = $state<ShareKind>('sealed');
  expires = $state<Expiry>('30d');
  /** The share whose link this one takes over; null for a link of its own. */
  replaces = $state.raw<MyShare | null>(null);
  /** What the choices come to; null while it is being made. */
  made = $state.raw<MadeShare | null>(null);
  failure = $state.raw<unknown>(null);

  #asked = 0;

  constructor(
    /** Composes in the worker that holds the case. */
    private readonly compose: (choices: ShareChoices) => Promise<Composed>,
    private readonly measure: (composed: Composed, kind: ShareKind) => Promise<MadeShare>
  ) {}

  choices(view: string, made: string): ShareChoices {
    const { terms, notes, withoutHosts, withoutFindings } = this;
    const hasNotes = Object.values(notes).some((text: string) => text.trim() !== '');
    return { ...terms, notes: hasNotes ? notes : null, withoutHosts, withoutFindings, view, made };
  }

  setTerms(part: Partial<ShareTerms>): void {
    this.terms = { ...this.terms, ...part };
  }

  /** Its readers have the key already, or need none: who can read it stays as it is. */
  replace(share: MyShare | null): void {
    this.replaces = share;
    if (share) this.kind = share.kind;
  }

  setNotes(part: Partial<ShareNotes>): void {
    this.notes = { ...this.notes, ...part };
  }

  /** What was made is of other choices. */
  forget(): void {
    this.#asked++;
    this.made = null;
  }

  /** Makes the share anew; the last one asked for is the one that stays. */
  async make(choices: ShareChoices): Promise<void> {
    const asked = ++this.#asked;
    this.made = null;
    this.failure = null;
    try {
      const made = await this.measure(await this.compose(choices), this.kind);
      if (asked === this.#asked) this.made = made;
    } catch (error) {
      if (asked === this.#asked) this.failure = error;
    }
  }
}
