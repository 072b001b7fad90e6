import { Autocomplete, Checkbox, Group, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import type { Path } from '../pack/text.ts';
import { listOf, pathText, textOf, usePack, valueAt } from './pack-context.ts';

interface AtProps {
  readonly path: Path;
  readonly label: string;
  readonly description?: string;
}

/** What every field of the form has: its value, its mistake, and whether it may be written in. */
function useField(path: Path) {
  const { said, isBroken, change, mistakeAt } = usePack();
  return {
    value: valueAt(said, path),
    set: (value: unknown) => change(path, value),
    parts: { name: pathText(path), error: mistakeAt(path), readOnly: isBroken },
  };
}

interface TextAtProps extends AtProps {
  /** True for what a pack must say: emptied, its key stays. */
  readonly isNeeded?: boolean;
  /** True where the label is said by what is around it. */
  readonly isBare?: boolean;
  readonly type?: 'text' | 'date';
  readonly placeholder?: string;
}

/** A text. One that is emptied stands empty until it is left, so that whoever writes it anew finds it where it was. */
export function TextAt({ path, label, description, isNeeded = false, isBare = false, ...more }: TextAtProps) {
  const { value, set, parts } = useField(path);
  const leave = () => {
    if (!isNeeded && value === '') set(undefined);
  };
  return (
    <TextInput
      {...parts}
      {...more}
      {...(isBare ? { 'aria-label': label } : { label })}
      description={description}
      value={textOf(value)}
      onChange={(e) => set(e.currentTarget.value)}
      onBlur={leave}
    />
  );
}

/** Some texts. */
export function ListAt({ path, label, description, placeholder, isBare = false }: AtProps & { placeholder?: string; isBare?: boolean }) {
  const { value, set, parts } = useField(path);
  const list = typeof value === 'string' ? [value] : listOf(value).map(textOf);
  return (
    <TagsInput
      {...parts}
      {...(isBare ? { 'aria-label': label } : { label })}
      description={description}
      placeholder={list.length === 0 ? placeholder : undefined}
      value={[...list]}
      onChange={(next) => set(next.length === 0 ? undefined : next)}
      acceptValueOnBlur
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of few. What the pack says and nobody offers is offered, too: it is there. */
export function ChoiceAt({ path, label, options, none }: AtProps & { options: readonly Option[]; none?: string }) {
  const { value, set, parts } = useField(path);
  const now = textOf(value);
  const known = options.some((option) => option.value === now) || now === '';
  const shown = [
    ...(none === undefined && now !== '' ? [] : [{ value: '', label: none ?? '' }]),
    ...options,
    ...(known ? [] : [{ value: now, label: now }]),
  ];
  const { readOnly, ...rest } = parts;
  return (
    <NativeSelect
      {...rest}
      disabled={readOnly}
      label={label}
      data={shown}
      value={now}
      onChange={(e) => set(e.currentTarget.value === '' ? undefined : e.currentTarget.value)}
    />
  );
}

/** One of many, to be looked for. */
export function LookUpAt({ path, label, options }: AtProps & { options: readonly string[] }) {
  const { value, set, parts } = useField(path);
  return <Autocomplete {...parts} label={label} data={[...options]} limit={12} value={textOf(value)} onChange={set} />;
}

/** Some of few, in the order in which they were taken. */
export function SomeAt({ path, label, description, options }: AtProps & { options: readonly Option[] }) {
  const { value, set, parts } = useField(path);
  const { readOnly, error } = parts;
  return (
    <Checkbox.Group
      label={label}
      description={description}
      error={error}
      readOnly={readOnly}
      value={listOf(value).map(textOf)}
      onChange={(next) => set(next.length === 0 ? undefined : next)}
    >
      <Group gap="md" mt={4}>
        {options.map((option) => (
          <Checkbox key={option.value} {...option} disabled={readOnly} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
