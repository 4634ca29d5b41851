// parse.mjs MODULES FILE…: parses code with parsers that are not ours, chosen by the suffix; the parsers are those of
// package.json, installed in MODULES. Prints a line for each fault and for each kind how many files were parsed.
// Exit status 1: a fault.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import path from "node:path";

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, "package.json"));

let faults = 0;
const fault = (file, what) => {
    ++faults;
    console.log(`${file}: ${what}`);
};

/// A parser by a tree-sitter grammar: the first place that the grammar has no rule for is the fault.
const byGrammar = async (name) => {
    const { Parser, Language } = require("web-tree-sitter");
    await Parser.init();
    const grammar = path.join(path.dirname(require.resolve(`${name}/package.json`)), `${name}.wasm`);
    const parser = new Parser();
    parser.setLanguage(await Language.load(grammar));
    const firstFault = (node) => {
        if (node.isError || node.isMissing)
            return node;
        for (const child of node.children) {
            if (child.hasError || child.isMissing) {
                const found = firstFault(child);
                if (found)
                    return found;
            }
        }
        return node.hasError ? node : null;
    };
    return (file, text) => {
        const tree = parser.parse(text);
        const place = firstFault(tree.rootNode);
        if (place)
            fault(`${file}:${place.startPosition.row + 1}:${place.startPosition.column + 1}`,
                  `${place.isMissing ? `missing ${place.type}` : "not understood"}: ${place.text.slice(0, 60)}`);
        tree.delete();
    };
};

const makers = {
    ".bicep": () => byGrammar("tree-sitter-bicep"),
    ".ps1": () => byGrammar("tree-sitter-powershell"),
    ".json": async () => (file, text) => JSON.parse(text),
    ".tf": async () => {
        const { parse } = require("@cdktf/hcl2json");
        return (file, text) => parse(file, text);
    },
};

const parsers = {};
const counts = {};
for (const file of files) {
    const kind = path.extname(file);
    const before = faults;
    try {
        parsers[kind] ??= await makers[kind]();
        await parsers[kind](file, await readFile(file, "utf8"));
    } catch (error) {
        fault(file, error.message ?? String(error));
    }
    if (faults === before)
        counts[kind] = (counts[kind] ?? 0) + 1;
}
for (const [kind, count] of Object.entries(counts))
    console.log(`parsed ${count} ${kind}`);
process.exit(faults > 0 ? 1 : 0);
