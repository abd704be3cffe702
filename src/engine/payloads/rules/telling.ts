/** Values by which senders say that they have none; the Android ID is that of a faulty emulator of 2011. */
const saysNothing =
  /^(?:|-|0|-1|null|undefined|none|unknown|n\/a|nan|\(null\)|\(none\)|true|false|\[\]|\{\}|[0-]{8,}|9774d56d682e549c|02:00:00:00:00:00)$/i;

/** The value, null where it says nothing. */
export const tellingText = (text: string): string | null => (saysNothing.test(text.trim()) ? null : text);
