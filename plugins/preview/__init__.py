"""The preview: a process that keeps the portals in mind, and makes a page when somebody looks at it.

Started by `./portal serve`. What is shown is what a build would write, save for the line that reloads the page.
"""
