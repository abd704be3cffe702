import { getContext, setContext } from 'svelte';
import { Session } from './session.svelte.ts';

const key = Symbol('own session');

/** The reader's own case lives as long as the tab, so that a look at the guide does not lose it. */
export const provideOwnSession = (): Session => setContext(key, new Session());
export const ownSession = (): Session => getContext<Session>(key);
