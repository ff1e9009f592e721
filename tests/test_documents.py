import hashlib
import os
import socket
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents import MAX_BYTES, find_documents, read_document
from graph.encodings import decode
from graph.errors import BadRequest, UnreadableDocument
from graph.readers.text import read_text

JAPANESE = "川崎市とバイオMは、経済交流に関する覚書を締結しました。"
GERMAN = "München und Kawasaki schließen ein Abkommen über Zusammenarbeit – für drei Jahre."


def put(folder: Path, name: str, data: bytes = b"text") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path)
    assert "\n" not in caught.value.message
    return caught.value.message


# --- text ---------------------------------------------------------------------------------------


def test_a_document_is_known_by_its_bytes(tmp_path: Path) -> None:
    data = JAPANESE.encode()
    document = read_document(put(tmp_path, "a.txt", data))
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.name, document.media_type, document.text) == ("a.txt", "text/plain", JAPANESE)
    assert read_document(put(tmp_path, "B.MD", data)).media_type == "text/markdown"


@pytest.mark.parametrize(
    "text",
    [
        "一行目\r\n二行目\r\n",
        "old Mac\rline ends\r",
        "２０１８年８月３１日",
        "川崎市 😀𠮷野家 ends",
        "Mu\u0308nchen, か\u3099き",
        "  # Title\n\n* **bold** `code`\n\f\tend\n\n",
        "a second mark \ufeff stays",
        "emoji 👩‍🔬 and \u200b spaces\u3000\u00a0",
    ],
)
def test_nothing_in_the_text_is_changed(tmp_path: Path, text: str) -> None:
    assert read_document(put(tmp_path, "a.md", text.encode())).text == text


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp932", "euc_jp", "iso2022_jp"],
)
def test_japanese_is_read_in_every_encoding_it_comes_in(tmp_path: Path, encoding: str) -> None:
    text = JAPANESE + "\r\n2018年8月31日(金) LINK-J\r\n"
    assert read_document(put(tmp_path, "a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_says_the_order_and_is_no_text(tmp_path: Path, encoding: str) -> None:
    data = ("\ufeff" + JAPANESE).encode(encoding)
    assert read_document(put(tmp_path, "a.txt", data)).text == JAPANESE


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_german_is_read_in_every_encoding_it_comes_in(tmp_path: Path, encoding: str) -> None:
    assert read_document(put(tmp_path, "a.txt", GERMAN.encode(encoding))).text == GERMAN


@pytest.mark.parametrize(
    "text",
    [
        "川崎市",
        "覚書",
        "神奈川県は9月18日",
        "バイオエム",
        "市長 福田紀彦",
        "㈱日立",
        "①覚書",
        "ｶﾜｻｷ市の覚書",
    ],
)
@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_a_few_japanese_words_are_enough_to_tell_their_encoding(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip(f"{encoding} has no such character")
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(
    "text", ["Köln", "Maß", "für", "Grüße aus Österreich", "5 € – „Café“", "Übungsgebäude", "Ä"]
)
def test_a_few_german_words_are_enough_to_tell_their_encoding(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, "cp1252")


def test_one_broken_byte_is_named_and_never_papered_over(tmp_path: Path) -> None:
    data = ("一行目\n" + JAPANESE).encode()
    path = put(tmp_path, "broken.txt", data[:20] + b"\xff" + data[20:])
    assert refusal(path).startswith("broken.txt is not text (line 2 is not UTF-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_survives_utf_8(text: str) -> None:
    found = decode(text.encode())
    assert found is not None
    assert found[0] == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = read_text(data, "x.txt").text
    except UnreadableDocument as error:
        assert error.message.startswith("x.txt ")
    else:
        assert (
            "\ufffd" not in text
            or "\ufffd".encode() in data
            or data[:2] in (b"\xff\xfe", b"\xfe\xff")
        )
        text.encode()


# --- files that are no documents ------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_an_empty_file_is_empty(tmp_path: Path, data: bytes) -> None:
    assert refusal(put(tmp_path, "a.txt", data)) == "a.txt is empty"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (bytes(range(256)) * 8, "zero bytes"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "zero bytes"),
        (JAPANESE.encode("utf-16-le"), "zero bytes"),
        (b"%PDF-1.7\n1 0 obj\n", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "zip archive"),
        (b"\x01\x02\x03\x04\x05\x06", "control characters"),
        (bytes(range(128, 256)) * 8, "not UTF-8"),
        ("a\x00b".encode("utf-16"), "control characters"),
        (b"\xff\xfe\x00\xd8a\x00", "zero bytes"),
    ],
)
def test_a_binary_file_is_not_text(tmp_path: Path, data: bytes, why: str) -> None:
    message = refusal(put(tmp_path, "x.txt", data))
    assert message.startswith("x.txt is not text (")
    assert why in message


def test_a_huge_file_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    started = time.monotonic()
    assert refusal(path) == "big.txt is too large (50.0 MiB; up to 16 MiB are read)"
    assert time.monotonic() - started < 1


def test_the_largest_file_is_still_read(tmp_path: Path) -> None:
    line = "川崎市\n".encode()
    data = line * (MAX_BYTES // len(line))
    assert len(read_document(put(tmp_path, "a.txt", data)).text) == 4 * (MAX_BYTES // len(line))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "b.txt"))
        assert refusal(tmp_path / "a.txt") == "a.txt is a pipe or a device, not a file"
        assert refusal(tmp_path / "b.txt") == "b.txt is a pipe or a device, not a file"


def test_a_folder_a_dead_link_and_a_circle_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "dead.txt").symlink_to("nowhere")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    assert refusal(tmp_path / "folder.txt") == "folder.txt is a folder, not a file"
    assert refusal(tmp_path / "dead.txt") == "dead.txt is a link to nothing"
    assert refusal(tmp_path / "circle.txt").startswith("circle.txt ")
    assert refusal(tmp_path / "missing.txt") == "missing.txt does not exist"


def test_a_file_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "secret.txt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(path) == "secret.txt may not be opened (no permission)"


@pytest.mark.parametrize("name", ["a.docx", "a.mhtml", "a", "a.json"])
def test_another_kind_of_file_is_named_with_what_is_read(tmp_path: Path, name: str) -> None:
    assert refusal(put(tmp_path, name)).startswith(f"{name} is not read; txt, text, md")


def test_a_strange_name_stays_on_one_line(tmp_path: Path) -> None:
    assert refusal(put(tmp_path, "a\nb\x1b.txt", b"")) == "a\ufffdb\ufffd.txt is empty"
    try:
        path = put(tmp_path, os.fsdecode(b"a\xff.txt"))
    except OSError:
        pytest.skip("this file system has no such names")
    assert read_document(path).name == "a\ufffd.txt"


# --- folders --------------------------------------------------------------------------------


def test_a_folder_is_searched_in_a_fixed_order(tmp_path: Path) -> None:
    names = ["b.txt", "a.md", "c/a.txt", "c/b/a.txt", "a/z.TXT", "d.pdf", "覚書.txt"]
    for name in names:
        put(tmp_path, name)
    for name in [
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "c/readme.txt",
        "README",
        "README.ja.md",
    ]:
        put(tmp_path, name)
    found = [path.relative_to(tmp_path).as_posix() for path in find_documents([tmp_path])]
    assert found == ["a/z.TXT", "a.md", "b.txt", "c/a.txt", "c/b/a.txt", "d.pdf", "覚書.txt"]


def test_files_and_folders_may_be_given_together(tmp_path: Path) -> None:
    first, other = put(tmp_path, "a/1.txt"), put(tmp_path, "b/README.md")
    assert find_documents([other, tmp_path / "a", first, tmp_path]) == [other, first]
    assert find_documents([]) == []
    (tmp_path / "empty").mkdir()
    assert find_documents([tmp_path / "empty"]) == []


def test_links_that_go_round_in_circles_end(tmp_path: Path) -> None:
    put(tmp_path, "a/1.txt")
    put(tmp_path, "b/2.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "b").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "a").symlink_to(tmp_path / "a")
    (tmp_path / "same.txt").symlink_to(tmp_path / "a" / "1.txt")
    found = find_documents([tmp_path])
    assert sorted(path.resolve().name for path in found) == ["1.txt", "2.txt"]


def test_what_cannot_be_read_is_listed_so_that_it_is_reported(tmp_path: Path) -> None:
    (tmp_path / "dead.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert [path.name for path in find_documents([tmp_path])] == ["dead.txt", "pipe.txt"]
    assert find_documents([tmp_path / "dead.txt"]) == [tmp_path / "dead.txt"]


def test_a_subfolder_that_may_not_be_opened_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "locked/b.txt")
    listed = Path.iterdir

    def iterdir(folder: Path) -> object:
        if folder.name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert find_documents([tmp_path]) == [tmp_path / "a.txt", tmp_path / "locked"]
    assert refusal(tmp_path / "locked") == "locked may not be opened (no permission)"


@pytest.mark.parametrize("name", ["missing", "missing.txt", "a\x00b", "x" * 300])
def test_a_missing_path_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadRequest) as caught:
        find_documents([tmp_path / name])
    assert name in caught.value.message
