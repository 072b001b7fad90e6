import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

// What only the sources know: the comment above a declaration, and the fields of a type. Read without compiling, so that it is quick.

/** A field of a class, an interface or a type literal. `docs` is one line, empty when nobody wrote any. */
const fieldOf = (member, file) => ({
  name: member.name.getText(file),
  type: member.type ? member.type.getText(file).replaceAll(/\s+/g, ' ') : '',
  optional: Boolean(member.questionToken),
  docs: docsOf(member),
});

const docsOf = (node) =>
  ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file) && !/(^|\/)(node_modules|dist|conformance|corpus)\//.test(file))
    .map((file) => path.join(folder, file));

const hasFields = (node) => ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node);

/** Names that a class or an interface takes fields from. */
const heirOf = (node) => (node.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => type.expression.getText()));

function typesIn(file) {
  const found = new Map();
  ts.forEachChild(file, (node) => {
    if (hasFields(node) && node.name) found.set(node.name.text, node);
  });
  return found;
}

/** `defineEvent<P>('ticket.opened', ...)` by kind and name: the comment above it, and its first type argument. */
function declarationsIn(file) {
  const found = [];
  ts.forEachChild(file, (statement) => {
    if (!ts.isVariableStatement(statement)) return;
    for (const { initializer } of statement.declarationList.declarations) {
      if (!initializer || !ts.isCallExpression(initializer)) continue;
      const [first] = initializer.arguments;
      const define = /^define(\w+)$/.exec(initializer.expression.getText(file))?.[1];
      if (!define || !first || !ts.isStringLiteral(first)) continue;
      found.push({ define, name: first.text, docs: docsOf(statement), type: initializer.typeArguments?.[0], file });
    }
  });
  return found;
}

/**
 * Reads what the sources below some folders say.
 * @param {string[]} folders
 */
export function readSources(folders) {
  const files = folders
    .flatMap(filesUnder)
    .map((file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  const types = new Map(files.map((file) => [file, typesIn(file)]));
  const declarations = files.flatMap(declarationsIn);

  /** The type of a name as seen from a file: its own, else the only one there is. */
  const typeNamed = (name, file) => {
    const own = types.get(file)?.get(name);
    if (own) return own;
    const others = [...types.values()].flatMap((named) => named.get(name) ?? []);
    return others.length === 1 ? others[0] : undefined;
  };

  const fieldsOfNode = (node) => {
    const file = node.getSourceFile();
    const inherited = heirOf(node).flatMap((name) => fieldsOfName(name, file));
    return [...inherited, ...node.members.filter((m) => m.name).map((member) => fieldOf(member, file))];
  };
  const fieldsOfName = (name, file) => {
    const node = typeNamed(name, file);
    return node ? fieldsOfNode(node) : [];
  };
  const fieldsOfType = (type) => {
    const file = type.getSourceFile();
    if (ts.isTypeLiteralNode(type)) return type.members.map((member) => fieldOf(member, file));
    if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(fieldsOfType);
    return ts.isTypeReferenceNode(type) ? fieldsOfName(type.typeName.getText(file), file) : [];
  };

  return {
    /** Comment and fields of something declared with `defineX<Fields>('name', ...)`. */
    declared(define, name) {
      const found = declarations.find((d) => d.name === name && define.includes(d.define));
      return { docs: found?.docs ?? '', fields: found?.type ? fieldsOfType(found.type) : [] };
    },
    /** Comments of the fields of a class with these very fields, by name. */
    fieldDocs(className, wanted) {
      const candidates = [...types.values()].flatMap((named) => named.get(className) ?? []).map(fieldsOfNode);
      const fields = candidates.find((all) => wanted.every((name) => all.some((field) => field.name === name))) ?? [];
      return new Map(fields.map((field) => [field.name, field.docs]));
    },
  };
}
