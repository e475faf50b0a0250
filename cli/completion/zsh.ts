import type { Flag, Line, Offer } from './lines.ts';

/** Between single quotes. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Signs that end a part of what `_arguments` reads. */
const plain = (text: string): string => text.replaceAll(/[\\[\]:]/g, '\\$&');

const actions: Readonly<Partial<Record<string, string>>> = {
  files: '_files',
  folders: '_files -/',
  targets: '_graph_conformance_targets',
  nothing: ' ',
};

const action = (offer: Offer): string =>
  typeof offer === 'string' ? (actions[offer] ?? ' ') : `(${offer.map(plain).join(' ')})`;

/** Options may be repeated: of most the last one counts. */
const flagSpec = ({ option, help, value }: Flag): string =>
  quoted(`*--${option}[${plain(help)}]${value === undefined ? '' : `:${plain(value.name)}:${action(value.offer)}`}`);

const lineCase = ({ command, flags, operands }: Line): string =>
  `    ${command}) _arguments ${[...flags.map(flagSpec), quoted(`*: :${action(operands)}`)].join(' ')} ;;`;

const described = (lines: readonly Line[]): string =>
  lines.map(({ command, summary }) => quoted(`${plain(command)}:${summary}`)).join(' ');

/** The completion of zsh. */
export const zshScript = (lines: readonly Line[]): string => `#compdef graph-conformance
_graph_conformance_targets() {
  local -a files
  files=(targets/*.json(N:t:r))
  compadd -- \${files:#*.schema}
}

_graph_conformance() {
  local -a commands
  commands=(${described(lines)})
  if ((CURRENT == 2)); then
    _describe command commands
    compadd -- help --help --version
    return
  fi
  local name=$words[2]
  shift words
  ((CURRENT--))
  case $name in
    help) _describe command commands ;;
${lines.map(lineCase).join('\n')}
  esac
}

if [[ \${funcstack[1]-} == _graph_conformance ]]; then _graph_conformance "$@"; else compdef _graph_conformance graph-conformance; fi`;
