import type { Line, Offer } from './lines.ts';

/** How bash makes a list out of what is offered; words stand a line each, so that a name may hold a space. */
const generated = (offer: Offer): string => {
  if (offer === 'files') return '_graph_conformance_files -f';
  if (offer === 'folders') return '_graph_conformance_files -d';
  if (offer === 'targets') return '_graph_conformance_words "$(_graph_conformance_targets)"';
  return `_graph_conformance_words '${offer === 'nothing' ? '' : offer.join('\n')}'`;
};

/** Commands share most options: what is offered stands there once. */
const valueCases = (lines: readonly Line[]): readonly string[] => {
  const places = new Map<string, string[]>();
  for (const { command, flags } of lines) {
    for (const { option, value } of flags) {
      if (value === undefined) continue;
      const offered = generated(value.offer);
      places.set(offered, [...(places.get(offered) ?? []), `${command}:--${option}`]);
    }
  }
  return [...places].map(([offered, patterns]) => `    ${patterns.join('|')}) ${offered}; return ;;`);
};

const wordCase = ({ command, flags, operands }: Line): string => {
  const options = generated(flags.map(({ option }) => `--${option}`));
  return `    ${command}) if [[ $word == -* ]]; then ${options}; else ${generated(operands)}; fi ;;`;
};

/** The completion of bash, from version 3.2 on. */
export const bashScript = (lines: readonly Line[]): string => `# Completion of graph-conformance for bash.
_graph_conformance_words() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$1" -- "$word"))
}

_graph_conformance_files() {
  local IFS=$'\\n'
  # Outside of a completion, and in bash 3.2, there is no compopt.
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$word"))
}

_graph_conformance_targets() {
  local file
  for file in targets/*.json; do
    if [[ -e $file && $file != *.schema.json ]]; then file=\${file#targets/}; printf '%s\\n' "\${file%.json}"; fi
  done
}

_graph_conformance() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  # Bash makes a word of its own of the sign in --option=value.
  if [[ $word == = ]]; then word=; elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    ${generated([...lines.map(({ command }) => command), 'help', '--help', '--version'])}
    return
  fi
  case \${COMP_WORDS[1]}:$previous in
    help:*) ${generated(lines.map(({ command }) => command))}; return ;;
${valueCases(lines).join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${lines.map(wordCase).join('\n')}
  esac
}

complete -F _graph_conformance graph-conformance`;
