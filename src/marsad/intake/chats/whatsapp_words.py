"""Words that WhatsApp itself writes into an export, in the languages seen most: they are nobody's
words. A new language is a new alternative here."""

from __future__ import annotations

import re

MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
_ANY = f"[{MARKS}]*"

CHAT_NAME = re.compile(
    r"(?:WhatsApp[ -]Chat|Chat de WhatsApp|Discussion WhatsApp|Conversa do WhatsApp|"
    r"Chat WhatsApp|محادثة واتساب|دردشة واتساب|Чат WhatsApp)"
    r"\s+(?:with|mit|con|avec|com|مع|с|-)\s+(?P<name>.+?)(?:\s*\(\d+\))?(?:\.(?:txt|zip))?",
    re.IGNORECASE,
)
NAMED_IN_CHAT = re.compile(r"created group [“\"](?P<name>[^”\"\n]{1,100})[”\"]")
ENCRYPTED = re.compile(
    r"end-to-end encrypt|chiffrés de bout en bout|cifrados de extremo a extremo|"
    r"Ende-zu-Ende-verschlüsselt|criptografia de ponta a ponta|مشفرة تمام[ًا]*|сквозн\w+ шифрован"
)
NOTICE = re.compile(r"Messages (?:and calls|to this (?:chat|group))\b.{0,60}end-to-end encrypt")
OF_PROGRAM = re.compile(
    r"Messages and calls are end-to-end encrypted|Messages to this (?:chat|group) and calls|"
    r"\bchanged (?:the (?:subject|group)|this group|the group's|to |their phone number)|"
    r"\bcreated (?:group|this group)\b|\bjoined using this group's invite link|"
    r"\bsecurity code (?:with .{1,80} )?changed|\b(?:turned (?:on|off)|updated the) .{0,30}message|"
    r"\bpinned a message|(?i:^(?:missed |silenced )?(?:group )?(?:voice|video) call\b)|"
    r"\bno longer an admin|now an admin|"
    r"\bchanged .{0,60}settings"
)
ADDED = re.compile(
    r"(?:added|removed|left|joined|was added|created|changed|pinned|reset|أضاف|غادر|a ajouté|"
    r"est parti|añadió|agregó|salió|adicionou|saiu|добавил|вышел)\b"
)
DELETED = re.compile(
    r"(?:This message was deleted|You deleted this message|Diese Nachricht wurde gelöscht|"
    r"Du hast diese Nachricht gelöscht|Ce message a été supprimé|Vous avez supprimé ce message|"
    r"Se eliminó este mensaje|Eliminaste este mensaje|Mensagem apagada|Você apagou esta mensagem|"
    r"تم حذف هذه الرسالة|حذفت هذه الرسالة|لقد حذفت هذه الرسالة|Данное сообщение удалено|"
    r"Вы удалили данное сообщение|This message was deleted by admin .{1,60}|"
    r"Waiting for this message(?:\. This may take a while)?)\.?"
)
OMITTED = re.compile(
    r"<[^<>\n]{3,60}>|(?:image|video|audio|sticker|GIF|document|Contact card|video note) omitted|"
    r"[^\n]{1,200} • [^\n]{0,60}document omitted|null|"
    r"(?:live )?location(?: shared)?: https?://\S+|view once (?:message|photo|video)\b.{0,40}",
    re.IGNORECASE,
)
_FILE = r"[^\n<>/\\:*?\"|]{1,200}\.\w{2,5}"
_WITH = r"(?:attached|Anhang|pièce jointe|adjunto|anexado|مرفق|المرفق|прикреплено)"
_LEFT_OUT = (
    r"(?:Media omitted|Medien ausgeschlossen|Médias omis|Multimedia omitido|Mídia oculta|"
    r"Media omessi|Media weggelaten|تم استبعاد الوسائط|Без медиафайлов)"
)
ATTACHED_FIRST = re.compile(
    rf"\A{_ANY}(?:{_FILE} \((?:file attached|Datei angehängt|fichier joint|archivo adjunto|"
    rf"arquivo anexado|الملف مرفق|ملف مرفق|файл добавлен)\)|<{_LEFT_OUT}>|"
    rf"<{_WITH}\s?:\s?{_ANY}[^<>\n]{{1,200}}>){_ANY}\r?(?:\n|$)"
)
ATTACHED_LAST = re.compile(
    rf"\s*{_ANY}<{_WITH}\s?:\s?{_ANY}[^<>\n]{{1,200}}>{_ANY}\s*$"
)
EDITED = re.compile(
    rf"\s*{_ANY}<(?:This message was edited|Diese Nachricht wurde bearbeitet|"
    r"Ce message a été modifié|Se editó este mensaje\.?|Mensagem editada|تم تعديل هذه الرسالة|"
    rf"Данное сообщение изменено)>{_ANY}\s*$"
)
