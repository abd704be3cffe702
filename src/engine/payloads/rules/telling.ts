/**
 * What senders write where they have nothing to say: zeros of all kinds, the address that Android gives instead of its
 * own (02:00:00:00:00:00), and the Android ID of a faulty emulator of 2011.
 */
const saysNothing =
  /^(?:|-1|null|nil|undefined|none|unknown|n\/a|nan|\((?:null|none|not set)\)|\[\]|\{\}|[0.:-]+|9774d56d682e549c|02:00:00:00:00:00)$/i;

/** The value, null where it says nothing. */
export const tellingText = (text: string): string | null => (saysNothing.test(text.trim()) ? null : text);
