import { sans, serif } from '../paper.ts';

/** How the page of a report looks, on paper and on a screen. It holds nothing of a capture. */
export const style = `
:root { color-scheme: light; }
body { margin: 0; background: #fbfaf7; color: #1b1f24; font: 15px/1.5 ${sans}; }
main { max-width: 1200px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { max-width: 30em; font: 500 30px/1.25 ${serif}; }
h2 { margin: 40px 0 8px; font: 500 24px/1.3 ${serif}; }
h3 { margin: 20px 0 4px; font-size: 15px; }
.quiet { color: #5d6670; font-size: 13px; }
figure { margin: 32px 0; }
figure svg { max-width: 100%; height: auto; border: 1px solid #e2ded3; border-radius: 8px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; }
th, td { max-width: 28em; padding: 5px 14px 5px 0; border-bottom: 1px solid #e2ded3; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { color: #5d6670; white-space: nowrap; }
li { margin-bottom: 4px; overflow-wrap: anywhere; }
@media print { body { background: #fff; } .scroll { overflow: visible; } figure, tr { break-inside: avoid; } }
`;
