import type { Warning } from '#engine/model/errors.ts';
import * as m from './messages/messages.js';
import { counted, numbered, type CountMessage } from './numbers.ts';

const sentences: Readonly<Record<string, CountMessage>> = {
  'no-packets': m.warnings_no_packets,
  'no-exchanges': m.warnings_no_exchanges,
  'pcap-cut-off': m.warnings_cut_off,
  'pcapng-cut-off': m.warnings_cut_off,
  'snoop-cut-off': m.warnings_cut_off,
  'har-cut-off': m.warnings_har_cut_off,
  'har-entry-broken': m.warnings_har_entry_broken,
  'har-entry-too-long': m.warnings_har_entry_too_long,
  'payloads-left-out': m.warnings_payloads_left_out,
  'har-time-broken': m.warnings_har_time_broken,
  'pcapng-interface-broken': m.warnings_interface_broken,
  'pcapng-length-mismatch': m.warnings_length_mismatch,
  'pcap-record-broken': m.warnings_stepped_over,
  'pcapng-block-broken': m.warnings_stepped_over,
  'member-left-out': m.warnings_member_left_out,
  'secrets-left-out': m.warnings_secrets_left_out,
  'pcapng-packet-broken': m.warnings_packet_broken,
  'gzip-broken': m.warnings_stopped,
  'pcap-broken': m.warnings_stopped,
  'pcapng-broken': m.warnings_stopped,
  'snoop-broken': m.warnings_stopped,
  'zstd-broken': m.warnings_stopped,
  'zip-broken': m.warnings_stopped,
  'tar-broken': m.warnings_stopped,
  'zip-encrypted': m.warnings_zip_encrypted,
  'zip-method': m.warnings_zip_method,
  'nested-too-deep': m.warnings_nested_too_deep,
  'har-broken': m.warnings_stopped,
  'file-truncated': m.warnings_stopped,
  unreadable: m.warnings_unreadable
};

/** `pcap-record-cut` reads as `Pcap record cut`: a code is never hidden, only made legible. */
const legible = (code: string): string =>
  code.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());

/** One plain sentence for a warning; an unknown code is named, with how often it happened. */
export const sayWarning = ({ code, count }: Warning): string => {
  const say = sentences[code];
  return say ? counted(say, count) : m.warnings_unknown({ ...numbered(count), what: legible(code) });
};
