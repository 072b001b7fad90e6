/** A JSON Schema (draft 2020-12), as far as classes of class-validator become one. */
export interface JsonSchema {
  type?: string | readonly string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: readonly unknown[];
  additionalProperties?: boolean | JsonSchema;
  $ref?: string;
  format?: string;
  description?: string;
  [keyword: string]: unknown;
}
