/* Gives the frames of Whither on this page the height they ask for. */
addEventListener('message', ({ data, source, origin }) => {
  const height = data && data.type === 'whither:height' ? Number(data.height) : NaN;
  if (!(height > 0 && height < 20000)) return;
  for (const frame of document.querySelectorAll('iframe.whither'))
    if (frame.contentWindow === source && new URL(frame.src).origin === origin)
      frame.height = String(Math.ceil(height));
});
