/** A word in the ways a program may have written it down; not by the product's own code, which is what is tested. */
export const writtenForms = (word: string): string[] => {
  const bytes = Buffer.from(word);
  const inBase64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(before === 0 ? 0 : before + 1, -1);
  });
  const encoded = encodeURIComponent(word);
  const forms = [
    ...[word, encoded, encodeURIComponent(encoded), encoded.replaceAll('%20', '+')],
    ...[bytes.toString('hex'), bytes.toString('hex').replace(/../g, '%$&')],
    ...inBase64.flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]),
    ...[
      Array.from(word).reverse().join(''),
      word.split('.').reverse().join('.'),
      JSON.stringify(word).slice(1, -1)
    ]
  ];
  return [...new Set(forms.map((form) => form.toLowerCase()))].filter((form) => form.length >= 6);
};

/** In which ways `word` stands in `text`, which is lower case; empty for none. */
export const formsIn = (text: string, word: string): string[] =>
  writtenForms(word).filter((form) => text.includes(form));
