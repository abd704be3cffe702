/**
 * The domains of all hosts that an adapter of TrackHAR 1.0.0 speaks of, as `domainsOfAdapters` gives them (a test holds
 * the two together): by these it is known without TrackHAR whether it is needed. `adjust.*` is that label followed by any.
 */
export const trackharDomains: ReadonlySet<string> = new Set(
  `4dex.io adcolony.com adform.net adjust.* adnxs.com app-measurement.com appcenter.ms apple.com
branch.io bugsnag.com casalemedia.com chartboost.com criteo.com doubleclick.net facebook.com
google-analytics.com google.* google.com googleapis.com googletagmanager.com googletagservices.com
id5-sync.com ioam.de iocnt.net ironsrc.mobi kidoz.net media.net mopub.com onesignal.com openx.net
pubmatic.com rayjump.com rubiconproject.com singular.net smartadserver.com startappservice.com
taboola.com unity3d.com vungle.com yandex.net zemanta.com`.split(/\s+/)
);

/** Which of the domains `host` is in, `null` for none: most hosts are in none, and must learn so at once. */
export const domainsIn = (host: string, domains: { has(domain: string): boolean }): string[] | null => {
  let found: string[] | null = null;
  const add = (domain: string): void => {
    if (domains.has(domain)) (found ??= []).push(domain);
  };
  for (let start = 0; ;) {
    const dot = host.indexOf('.', start);
    if (dot < 0) return found;
    add(`${host.slice(start, dot)}.*`);
    if (!host.includes('.', dot + 1)) add(host.slice(start));
    start = dot + 1;
  }
};
