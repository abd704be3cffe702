import { areCitiesKept, cityFiles, cityUrl, forgetCities, keepCities } from '#worker/city-cache.ts';

export type CityPhase =
  | { readonly kind: 'absent' }
  | { readonly kind: 'loading'; readonly bytes: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'kept' };

/** One file, told as it comes. What a server packs on its way comes here unpacked: it is told as if it were not. */
const fetchTold = async (url: string, signal: AbortSignal, tell: (bytes: number) => void): Promise<Blob> => {
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) throw new Error(`${url}: ${String(response.status)}`);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const scale = response.headers.has('content-encoding') ? cityFiles.bytes / cityFiles.plainBytes : 1;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    tell(next.value.length * scale);
  }
  return new Blob(chunks);
};

/** The city tables of this browser: fetched when the reader says so, and kept for later captures. */
export class Cities {
  phase = $state.raw<CityPhase>({ kind: 'absent' });
  #fetching: AbortController | null = null;

  /** Whether they are here already. Asks nobody but the browser. */
  async look(): Promise<boolean> {
    const isKept = await areCitiesKept().catch(() => false);
    if (this.phase.kind !== 'loading') this.phase = { kind: isKept ? 'kept' : 'absent' };
    return isKept;
  }

  /** Fetches and keeps them; false where that was cancelled or failed. */
  async fetch(): Promise<boolean> {
    if (await this.look()) return true;
    const fetching = (this.#fetching = new AbortController());
    const { signal } = fetching;
    let bytes = 0;
    const tell = (more: number): void => {
      bytes += more;
      if (!signal.aborted) this.phase = { kind: 'loading', bytes };
    };
    tell(0);
    try {
      const told = (file: string): Promise<Blob> => fetchTold(cityUrl(file), signal, tell);
      await keepCities(await Promise.all(cityFiles.files.map(told)));
      this.phase = { kind: 'kept' };
      return true;
    } catch {
      if (!signal.aborted) this.phase = { kind: 'failed' };
      fetching.abort(); // One of them may still be coming.
      return false;
    }
  }

  cancel(): void {
    this.#fetching?.abort();
    this.phase = { kind: 'absent' };
  }

  async forget(): Promise<void> {
    await forgetCities();
    this.phase = { kind: 'absent' };
  }
}

/** One for the page: what the browser keeps is the same for every capture. */
export const cities = new Cities();
