.PHONY: setup check test golden gallery bench build serve
setup: ; ./portal setup
check: ; ./portal check
test: ; ./portal test
golden: ; ./portal test --golden
gallery: ; ./portal gallery
bench: ; ./portal bench
build: ; ./portal build
serve: ; ./portal serve
