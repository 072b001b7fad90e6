/** The same keys in another language, every one of them. Plural forms are keys of their own: `tickets_one`, `tickets_other`. */
export type Wording<English> = { readonly [Key in keyof English]: English[Key] extends string ? string : Wording<English[Key]> };
