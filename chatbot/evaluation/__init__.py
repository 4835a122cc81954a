"""The test script: know whether the answers may go online. Not imported by the chatbot itself."""
