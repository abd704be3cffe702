import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, maybeAddress, parseAddress } from '#engine/model/address.ts';

const word = fc.oneof(fc.nat(0xffffffff), fc.constantFrom(0, 1, 0xffff, 0x10000));

test('an address survives being written and read', () => {
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), (words) => {
      const text = formatAddress(words);
      expect(isIPv4(text) || isIPv6(text)).toBe(true);
      expect(parseAddress(text)).toEqual(words);
    })
  );
});

// RFC 5952 sections 4.2.2 and 4.2.3, and the forms that HARs hold
test.each([
  ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['::', '::'],
  ['[::1]', '::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  [' 8.8.8.8 ', '8.8.8.8']
])('%s is %s', (text, canonical) => {
  expect(maybeAddress(text)).toBe(canonical);
});

test.each(['', '1.2.3', '1.2.3.256', '1:2:3', ':::', '1::2::3', 'host.example', '12345::', '1.2.3.4.5'])(
  '%s is no address',
  (text) => {
    expect(maybeAddress(text)).toBeNull();
  }
);

test('any text is taken or refused as Node does', () => {
  const part = fc.constantFrom('::', ':', '.', '0', '1', 'ff', 'abcd', '255', 'g');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 16 }), (parts) => {
      const text = parts.join('');
      expect(parseAddress(text) !== null).toBe(isIPv4(text) || isIPv6(text));
    }),
    { numRuns: 2000 }
  );
});
