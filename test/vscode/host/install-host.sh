#!/bin/sh
# install-host.sh FOLDER: a real VS Code (its server and workbench, as code-server carries them) and the Node that it
# wants, from npm alone. A second call with the same versions returns at once. Needs Node, npm, g++, make, python3.
set -eu
folder=${1:?folder}
code_server=4.139.1
node=24.21.0
watcher=2.5.6
case "$(uname -m)" in
  x86_64) arch=x64 ;;
  aarch64) arch=arm64 ;;
  *) echo "install-host: no host for $(uname -m)" >&2; exit 1 ;;
esac
stamp="$code_server $node $watcher $arch 1"
[ "$(cat "$folder/.stamp" 2>/dev/null || true)" = "$stamp" ] && exit 0

echo "installing VS Code (code-server $code_server) into $folder; about a minute, once" >&2
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
folder=$PWD
export npm_config_loglevel=error npm_config_fund=false npm_config_audit=false
echo '{"private":true}' > package.json
# No install script may run: they download from elsewhere and compile modules that a test does not need.
npm install --ignore-scripts --save-exact "node-linux-$arch@$node" "code-server@$code_server" "@parcel/watcher-linux-$arch-glibc@$watcher" >&2
server=$folder/node_modules/code-server/lib/vscode
runtime=$folder/node_modules/node-linux-$arch
# The server's own modules, which code-server's install script would bring.
(cd "$server" && npm install --omit=dev --omit=optional --ignore-scripts >&2)
# These two are worth compiling, against the headers of the Node they run in: without them the server complains at
# every start and writes no log.
(cd "$server" && PATH="$runtime/bin:$PATH" npm_config_nodedir="$runtime" npm rebuild @vscode/spdlog @vscode/native-watchdog >&2)
ln -sf "$runtime/bin/node" "$folder/node"
# What a test never uses.
rm -rf "$runtime/include" "$runtime/share" "$server/extensions/copilot" "$server/extensions/mermaid-markdown-features" \
  "$server/extensions/microsoft-authentication" "$server/extensions/ms-vscode.js-debug" \
  "$server/extensions/ms-vscode.vscode-js-profile-table" "$server/node_modules/@microsoft/mxc-sdk/bin"
for part in "$server"/node_modules/node-pty/prebuilds/* "$server"/node_modules/@vscode/ripgrep-universal/bin/*; do
  case "$part" in *linux-$arch*) ;; *) rm -rf "$part" ;; esac
done
rm -rf "$server"/node_modules/@vscode/*/build/Release/obj.target "$server"/node_modules/@vscode/*/build/Release/.deps
echo "$stamp" > .stamp
