// Usage: node check.mjs FOLDER, the folder that has Dockerfile and kubernetes/. Prints what is wrong and how many checks passed and failed.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as yaml from 'js-yaml';
import ts from 'typescript';
import { validate as validateDockerfile } from 'dockerfile-utils';

const folder = resolve(process.argv[2]);
const manifestsOf = (file) => yaml.loadAll(readFileSync(join(folder, 'kubernetes', file), 'utf8'));
const kustomization = manifestsOf('kustomization.yaml')[0];
const files = readdirSync(join(folder, 'kubernetes')).filter((f) => f.endsWith('.yaml') && f !== 'kustomization.yaml').sort();
const manifests = files.flatMap((file) => manifestsOf(file).map((manifest) => ({ file, manifest })));

const moduleOf = ({ apiVersion }) => apiVersion.startsWith('keda.sh/') ? `@kubernetes-models/keda/${apiVersion}` : `kubernetes-models/${apiVersion}`;

/** What a manifest's schema says against it: what is missing or of another type. */
async function faultsBySchema(manifest) {
  const kind = (await import(moduleOf(manifest)))[manifest.kind];
  if (!kind) return [`there is no ${manifest.kind} in ${manifest.apiVersion}`];
  try {
    new kind(structuredClone(manifest)).validate();
    return [];
  } catch (e) {
    return [e.message];
  }
}

/** What the types of all fields say against manifests: names that no field has, which schemas let pass and a cluster drops without a word. */
function faultsByFields(some) {
  const text = some.map(({ apiVersion, kind, ...rest }, i) => ({ manifest: { apiVersion, kind }, rest, i })).map(({ manifest, rest, i }) =>
    `import { ${manifest.kind} as Kind${i} } from '${moduleOf(manifest)}';\nexport const manifest${i}: ConstructorParameters<typeof Kind${i}>[0] = ${JSON.stringify(rest, null, 1)};\n`).join('');
  writeFileSync('manifests.ts', text);
  const program = ts.createProgram(['manifests.ts'], { noEmit: true, strict: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, types: [] });
  return ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, ' '));
}

/** What manifests say of each other that is not so. */
function faultsBetween(some) {
  const faults = [];
  const named = (kind, name) => some.find((m) => m.kind === kind && m.metadata.name === name);
  for (const manifest of some) {
    const where = `${manifest.kind} ${manifest.metadata.name}`;
    const template = manifest.spec?.template ?? manifest.spec?.jobTemplate?.spec.template;
    for (const container of template?.spec.containers ?? []) {
      const known = new Set();
      for (const { configMapRef } of container.envFrom ?? []) {
        const settings = named('ConfigMap', configMapRef.name);
        if (!settings) faults.push(`${where}: there is no ConfigMap ${configMapRef.name}`);
        Object.keys(settings?.data ?? {}).forEach((name) => known.add(name));
      }
      for (const { name, valueFrom } of container.env ?? []) {
        known.add(name);
        const { name: secret, key } = valueFrom.secretKeyRef;
        if (!(key in (named('Secret', secret)?.stringData ?? {}))) faults.push(`${where}: there is no ${key} in the Secret ${secret}`);
      }
      for (const arg of container.args) {
        for (const [, inserted, read] of arg.matchAll(/\$\((\w+)\)|^env:(\w+)$/g)) {
          if (!known.has(inserted ?? read)) faults.push(`${where}: ${inserted ?? read} is used and not set`);
        }
      }
      if (!kustomization.images.some((i) => i.name === container.image)) faults.push(`${where}: the image ${container.image} has no tag in the kustomization`);
      for (const mount of container.volumeMounts ?? []) {
        if (!template.spec.volumes?.some((v) => v.name === mount.name)) faults.push(`${where}: there is no volume ${mount.name}`);
      }
    }
    if (manifest.kind === 'Deployment' && JSON.stringify(manifest.spec.selector.matchLabels) !== JSON.stringify(template.metadata.labels)) faults.push(`${where}: it does not select its own pods`);
    if (manifest.kind === 'ScaledObject') {
      if (!named('Deployment', manifest.spec.scaleTargetRef.name)) faults.push(`${where}: there is no Deployment ${manifest.spec.scaleTargetRef.name}`);
      for (const trigger of manifest.spec.triggers) {
        if (!named('TriggerAuthentication', trigger.authenticationRef?.name)) faults.push(`${where}: there is no TriggerAuthentication ${trigger.authenticationRef?.name}`);
      }
    }
    if (manifest.kind === 'TriggerAuthentication') {
      for (const { name, key } of manifest.spec.secretTargetRef) {
        if (!(key in (named('Secret', name)?.stringData ?? {}))) faults.push(`${where}: there is no ${key} in the Secret ${name}`);
      }
    }
  }
  return faults;
}

let [passed, failed] = [0, 0];
function check(what, faults) {
  if (faults.length === 0) passed++;
  else {
    failed++;
    console.log(`${what}:\n  ${faults.join('\n  ')}`);
  }
}

for (const { file, manifest } of manifests) check(`${file}, ${manifest.kind}`, await faultsBySchema(manifest));
const all = manifests.map((m) => m.manifest);
check('fields', faultsByFields(all));
check('references', faultsBetween(all));
check('kustomization', files.filter((f) => f !== 'secret.example.yaml' && !kustomization.resources.includes(f)).map((f) => `${f} is not applied`)
  .concat(kustomization.resources.filter((f) => !files.includes(f)).map((f) => `there is no ${f}`)));
check('Dockerfile', validateDockerfile(readFileSync(join(folder, 'Dockerfile'), 'utf8')).map((d) => `line ${d.range.start.line + 1}: ${d.message}`));

// A checker that accepts all would pass as well: each of these mistakes must be seen.
const changed = (kind, change) => {
  const copy = structuredClone(all);
  change(copy.find((m) => m.kind === kind));
  return copy;
};
const seen = (what, faults) => check(`a mistake that must be seen: ${what}`, faults.length > 0 ? [] : ['it was not']);
seen('a field that is missing', await faultsBySchema(changed('Deployment', (m) => delete m.spec.selector).find((m) => m.kind === 'Deployment')));
seen('a field that there is not', faultsByFields(changed('Deployment', (m) => { m.spec.template.spec.containers[0].comand = ['x']; })));
seen('a number that is text', await faultsBySchema(changed('ScaledObject', (m) => { m.spec.maxReplicaCount = 'many'; }).find((m) => m.kind === 'ScaledObject')));
seen('a key that the secret has not', faultsBetween(changed('Secret', (m) => delete m.stringData.broker)));
seen('a setting that is not set', faultsBetween(changed('ConfigMap', (m) => delete m.data.REFRAIN_BLOBS)));
seen('a deployment that does not exist', faultsBetween(changed('Deployment', (m) => { m.metadata.name = 'other'; })));
seen('an instruction that there is not', validateDockerfile('FROM a\nRUNN x\n'));

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
