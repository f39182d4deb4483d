"""The small encoder: what each word of a text is likely to be, learnt from labels of our own."""
