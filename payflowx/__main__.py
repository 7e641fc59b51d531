"""`python -m payflowx`: the same as the command `payflowx`."""

from payflowx.cli import main

if __name__ == "__main__":
    main()
