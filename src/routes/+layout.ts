import { browser } from '$app/environment';
import { setLocale } from '#words/locale.ts';

export const prerender = true;

// Here and in no component: what draws may already ask. The server builds pages for everybody, in English.
if (browser) setLocale(navigator.languages);
