/** Not exported by class-transformer's front door; class-validator-jsonschema asks for it to see through `@Type`. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(target: object, property: string): { readonly typeFunction: () => unknown } | undefined;
  };
}
