"""The document tree that both engines read: inlines, blocks, parts.

Nodes are frozen structs. `Inline` and `Block` are closed unions: a consumer matches on the
class and ends with `assert_never`, so that a new kind of node is a type error in each engine
until each handles it.
"""
