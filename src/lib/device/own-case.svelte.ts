import { getContext, setContext } from 'svelte';
import type { Report } from '#engine/model/report.ts';
import type { Terms } from '#engine/model/terms.ts';
import { insecurePage, sayCaseFailure, severalCases } from '#words/case-file.ts';
import type { Failure } from '#words/errors.ts';
import { defaultState, formatPermalink, parsePermalink, type ViewState } from '../permalink/permalink.ts';
import { areSameFiles, forget, recall, remember, type RememberedFile } from '../state/remembered-files.ts';
import type { Session } from '../state/session.svelte.ts';
import { placeOfCapture, termsFrom } from '../state/view.svelte.ts';
import { canSeal } from './case-crypto.ts';
import { heldCase, usualTitle, type Along, type HeldCase } from './held-case.ts';
import { keep, noteChanges, removeKept, takeKept } from './kept-cases.ts';
import { recallKept, rememberKept } from './kept-in-tab.ts';
import { keptList } from './kept-list.svelte.ts';
import { LockedCase } from './locked-case.svelte.ts';
import { assertWhole, looksLocked } from './open-case-file.ts';
import { askToStay } from './room.ts';
import { sayDeviceFailure } from './say-device.ts';

/** What is to be read, and where it came from. */
interface Arrival {
  readonly files: readonly File[];
  readonly title: string;
  readonly terms: Partial<Terms>;
  /** The view it comes with; null for plain captures. */
  readonly view: ViewState | null;
  /** What the reader would have to choose again after a reload. */
  readonly chosen: readonly File[];
  readonly keptId: number | null;
}

const noteAfterMs = 400;

/** The reader's own case: how it came here, as captures, out of a case file or from this device, and whether it is kept. */
export class OwnCase {
  title = $state('');
  /** Its number among the kept cases; null where it is not kept. */
  keptId = $state.raw<number | null>(null);
  /** A case file that waits for its passphrase. */
  locked = $state.raw<LockedCase | null>(null);
  /** Files the address was about before a reload. */
  awaited = $state.raw<readonly RememberedFile[]>([]);
  /** What was opened last is not what was awaited. */
  wereOthers = $state(false);
  /** Why the case was not kept, or not found again. */
  failure = $state.raw<Failure | null>(null);
  #noting: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly session: Session) {}

  /** Opens what the reader gave. Resolves with the address to go to; null where the present one holds. */
  async open(files: readonly File[], asked: ViewState | null): Promise<string | null> {
    this.locked = null;
    const areLocked = await Promise.all(files.map(looksLocked));
    const [file, ...more] = files.filter((_, at) => areLocked[at]);
    if (!file) return this.#read({ ...plain, files, title: usualTitle(files), chosen: files }, asked);
    if (more.length > 0) this.session.fail([file, ...more], severalCases());
    else
      await this.#ask(
        file,
        files.filter((one) => one !== file)
      );
    return null;
  }

  async #ask(file: File, others: readonly File[]): Promise<void> {
    this.session.cancel();
    if (!canSeal()) {
      this.session.fail([file], insecurePage());
      return;
    }
    try {
      await assertWhole(file);
      this.locked = new LockedCase(file, others);
    } catch (error) {
      this.session.fail([file], sayCaseFailure(error));
    }
  }

  /** As `open`, once the reader gave a passphrase; the page goes on asking where it is not the right one. */
  async unlock(passphrase: string, asked: ViewState | null): Promise<string | null> {
    const locked = this.locked;
    const held = await locked?.unlock(passphrase);
    if (!locked || !held || locked !== this.locked) return null;
    this.locked = null;
    const chosen = [locked.file, ...locked.others];
    return this.#read({ ...arrivalOf(held, locked.others), chosen, keptId: null }, asked);
  }

  stopAsking(): void {
    this.locked?.cancel();
    this.locked = null;
  }

  /** Opens a case that this browser keeps. */
  async openKept(id: number, asked: ViewState | null = null): Promise<string | null> {
    try {
      const held = await takeKept(id);
      const arrival = arrivalOf(held, []);
      return await this.#read({ ...arrival, view: asked ?? arrival.view, chosen: [], keptId: id }, null);
    } catch (error) {
      this.failure = sayDeviceFailure(error);
      await keptList.load();
      return null;
    }
  }

  /** After a reload: opens what is kept; for everything else the files are awaited. */
  async restore(asked: ViewState): Promise<void> {
    const id = recallKept();
    if (id !== null) await this.openKept(id, asked);
    else this.awaited = recall();
  }

  async #read(arrival: Arrival, asked: ViewState | null): Promise<string | null> {
    const { files, chosen, keptId, terms } = arrival;
    const sameAsBefore = this.awaited.length > 0 && areSameFiles(chosen, this.awaited);
    this.wereOthers = this.awaited.length > 0 && !sameAsBefore;
    this.failure = null;
    const view = sameAsBefore && asked ? asked : arrival.view;
    await this.session.open(files, { ...terms, ...termsFrom(placeOfCapture(view, null)) });
    if (!this.session.report) return null;
    this.title = arrival.title;
    this.awaited = [];
    this.#isKeptAs(keptId);
    remember(chosen);
    const hash = formatPermalink(view ?? defaultState);
    if (keptId === null && keptList.always) void this.keep(hash, { wanted: false, places: false });
    return sameAsBefore && asked ? null : hash;
  }

  /** Keeps the case as it is now, under its address; again, where it is kept. Whether the browser promised not to clear it. */
  async keep(hash: string, along: Along): Promise<boolean> {
    const { session, title } = this;
    const { captures } = session;
    this.failure = null;
    try {
      const held = heldCase(session, { title, hash, along });
      const id = await keep(held, countriesOf(session.report), this.keptId);
      if (captures === session.captures) this.#isKeptAs(id);
      await keptList.load();
    } catch (error) {
      this.failure = sayDeviceFailure(error);
      return false;
    }
    return askToStay();
  }

  /** Removes it from this device; it stays on screen. */
  async unkeep(): Promise<void> {
    if (this.keptId === null) return;
    try {
      await removeKept(this.keptId);
      this.#isKeptAs(null);
      await keptList.load();
    } catch (error) {
      this.failure = sayDeviceFailure(error);
    }
  }

  /** Notes for a kept case where its reader is, a moment after they came there. */
  follow(hash: string, report: Report | null): void {
    clearTimeout(this.#noting);
    const { keptId: id } = this;
    if (id === null || !report || report.pending) return;
    const changes = { view: hash.replace(/^#/, ''), countries: countriesOf(report) };
    this.#noting = setTimeout(() => {
      // It may be gone by now: then there is nothing to note.
      noteChanges(id, changes).catch(() => undefined);
    }, noteAfterMs);
  }

  /** Lets go of the case, for another. */
  leave(): void {
    clearTimeout(this.#noting);
    this.session.cancel();
    this.#isKeptAs(null);
    this.title = '';
    this.failure = null;
    forget();
  }

  #isKeptAs(id: number | null): void {
    this.keptId = id;
    rememberKept(id);
  }
}

const plain: Pick<Arrival, 'terms' | 'view' | 'keptId'> = { terms: {}, view: null, keptId: null };

const arrivalOf = ({ index, files }: HeldCase, others: readonly File[]) => ({
  files: [...files, ...others],
  title: index.title,
  terms: index.terms,
  view: parsePermalink(`#${index.view}`) ?? defaultState
});

/** The watched ones first, for the first few are named. */
const countriesOf = (report: Report | null) =>
  (report?.countries ?? [])
    .toSorted((a, b) => Number(b.watched) - Number(a.watched))
    .map(({ country }) => country);

const key = Symbol('own case');

/** It lives as long as the tab, as its session does. */
export const provideOwnCase = (session: Session): OwnCase => setContext(key, new OwnCase(session));
export const ownCase = (): OwnCase => getContext<OwnCase>(key);
