try TokenizerBenchmark.run()
