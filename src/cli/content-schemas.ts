/** `npm run content:schemas`: writes data/schemas/*.json from the schemas of the code. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchemas } from "../content/json-schema.ts";

const directory = join("data", "schemas");
mkdirSync(directory, { recursive: true });
for (const [name, content] of jsonSchemas()) {
  writeFileSync(join(directory, name), content);
  console.log(join(directory, name));
}
