"""Exports of chats, message by message."""
