// The types of `valibot` 1.5.0 name these, which a page has and the engine does without.
interface Blob {}
interface File {}
