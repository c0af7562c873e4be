// Verifies and writes logs with Go's own packages, golang.org/x/mod/sumdb/{note,tlog}: code that shares
// nothing with ours. Only the C2SP forms that those packages do not read are parsed here.
//
//	go run main.go verify FOLDER VKEY RECEIPT ENTRY REQUEST OLDROOT
//	go run main.go write FOLDER COUNT
package main

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Println("FAILED", err)
		os.Exit(1)
	}
}

func check(ok bool, what string) {
	if !ok {
		must(fmt.Errorf("%s", what))
	}
}

// Paths of tlog-tiles leave out the height, which is always 8.
func pathOf(t tlog.Tile) string { return strings.Replace(t.Path(), "tile/8/", "tile/", 1) }

type folder string

func (f folder) Height() int { return 8 }
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), pathOf(t)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}
func (f folder) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func hashes(lines []string) (all []tlog.Hash) {
	for _, line := range lines {
		h, err := tlog.ParseHash(line)
		must(err)
		all = append(all, h)
	}
	return
}

func open(data []byte, vkey string) tlog.Tree {
	v, err := note.NewVerifier(vkey)
	must(err)
	n, err := note.Open(data, note.VerifierList(v))
	must(err)
	lines := strings.Split(n.Text, "\n")
	check(lines[0] == v.Name(), "origin")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	return tlog.Tree{N: size, Hash: hashes(lines[2:3])[0]}
}

func entries(dir string, size int64) (all [][]byte) {
	for n := int64(0); n*256 < size; n++ {
		t := tlog.Tile{H: 8, L: 0, N: n, W: 256}
		if (n+1)*256 > size {
			t.W = int(size - n*256)
		}
		path := strings.Replace(pathOf(t), "tile/0/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(dir, path))
		must(err)
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
	}
	return
}

func verify(dir, vkey, receipt, entry, request, oldRoot string) {
	data, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	must(err)
	tree := open(data, vkey)
	reader := tlog.TileHashReader(tree, folder(dir))
	root, err := tlog.TreeHash(tree.N, reader)
	must(err)
	check(root == tree.Hash, "root")
	all := entries(dir, tree.N)
	check(int64(len(all)) == tree.N, "number of entries")
	for i, one := range all {
		proof, err := tlog.ProveRecord(tree.N, int64(i), reader)
		must(err)
		must(tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), tlog.RecordHash(one)))
	}
	// The receipt: tlog-proof, with the checkpoint after an empty line.
	text, err := os.ReadFile(receipt)
	must(err)
	head, rest, _ := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	check(lines[0] == "c2sp.org/tlog-proof@v1", "receipt")
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	must(err)
	leaf, err := os.ReadFile(entry)
	must(err)
	at := open(rest, vkey)
	must(tlog.CheckRecord(hashes(lines[2:]), at.N, at.Hash, index, tlog.RecordHash(leaf)))
	// The request for a witness: the size it saw last, the proof from there, the checkpoint.
	text, err = os.ReadFile(request)
	must(err)
	head, rest, _ = bytes.Cut(text, []byte("\n\n"))
	lines = strings.Split(string(head), "\n")
	old, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
	must(err)
	now := open(rest, vkey)
	must(tlog.CheckTree(hashes(lines[1:]), now.N, now.Hash, old, hashes([]string{oldRoot})[0]))
	fmt.Println("VERIFIED", tree.N)
}

func write(dir string, count int64) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) (all []tlog.Hash, err error) {
		for _, i := range indexes {
			all = append(all, stored[i])
		}
		return
	})
	bundles := map[int64][][]byte{}
	for i := int64(0); i < count; i++ {
		data := []byte(fmt.Sprintf("{\"channel\":\"public\",\"face\":%d,\"form\":1,\"id\":\"g%d\"}", i, i))
		more, err := tlog.StoredHashes(i, data, reader)
		must(err)
		stored = append(stored, more...)
		bundles[i/256] = append(bundles[i/256], append(binary.BigEndian.AppendUint16(nil, uint16(len(data))), data...))
	}
	save := func(path string, data []byte) {
		must(os.MkdirAll(filepath.Dir(filepath.Join(dir, path)), 0o755))
		must(os.WriteFile(filepath.Join(dir, path), data, 0o644))
	}
	for _, t := range tlog.NewTiles(8, 0, count) {
		data, err := tlog.ReadTileData(t, reader)
		must(err)
		save(pathOf(t), data)
		if t.L == 0 {
			save(strings.Replace(pathOf(t), "tile/0/", "tile/entries/", 1), bytes.Join(bundles[t.N][:t.W], nil))
		}
	}
	root, err := tlog.TreeHash(count, reader)
	must(err)
	skey, vkey, err := note.GenerateKey(rand.Reader, "go.example/public")
	must(err)
	signer, err := note.NewSigner(skey)
	must(err)
	text := fmt.Sprintf("go.example/public\n%d\n%s\n", count, base64.StdEncoding.EncodeToString(root[:]))
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	must(err)
	save("checkpoint", signed)
	fmt.Println(vkey)
}

func main() {
	words := os.Args[1:]
	if words[0] == "verify" {
		verify(words[1], words[2], words[3], words[4], words[5], words[6])
	} else {
		count, err := strconv.ParseInt(words[2], 10, 64)
		must(err)
		write(words[1], count)
	}
}
