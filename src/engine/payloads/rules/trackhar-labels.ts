/**
 * The most telling label of each host that an adapter of TrackHAR 1.0.0 speaks of, as `labelsOfAdapters` gives them (a
 * test holds the two together): by these it is known without TrackHAR whether it is needed.
 */
export const trackharLabels: ReadonlySet<string> = new Set(
  `4dex adc3-launch adcolony adform adjust adnxs am-vid-events analytics app-measurement appcenter 
appmetrica b1h-euc1 bidder branch bugsnag casalemedia chartboost config configure 
crashlyticsreports-pa criteo device-provisioning display doubleclick dynamic events facebook 
firebaseinstallations firebaselogging firebaselogging-pa firebaseremoteconfig 
fundingchoicesmessages google google-analytics googleapis googletagmanager googletagservices 
grid-bidder hbopenbid iadsdk id5-sync ioam iocnt ironsrc kidoz mopub onesignal openx prebid 
prebid-adapter publisher-config pubmatic rubiconproject sdk-api sdk-api-v1 secure securepubads 
sessions singular smartadserver ssbsync-global sslwidget startappservice startup taboola unityads 
vidanalytics vungle zemanta`.split(/\s+/)
);

/** The first label of `host` that is among `labels`: most hosts have none, and must learn so at once. */
export const labelIn = (host: string, labels: { has(label: string): boolean }): string | null => {
  for (let start = 0; ;) {
    const dot = host.indexOf('.', start);
    const label = dot < 0 ? host.slice(start) : host.slice(start, dot);
    if (labels.has(label)) return label;
    if (dot < 0) return null;
    start = dot + 1;
  }
};
