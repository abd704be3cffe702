/** Views that are pictures; the others are tables, and are taken as data. */
const drawable: readonly string[] = ['map', 'flow', 'timeline', 'matrix', 'network'];

export const canBeDrawn = (name: string): boolean => drawable.includes(name);
