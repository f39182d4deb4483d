import sys,glob,re
from marsad.reading.parse import load_nlp, parse
from marsad.reading.triggers import find_triggers
nlp=load_nlp()
fs=[f for a in sys.argv[1:] for f in sorted(glob.glob(a))]
for f,d in zip(fs,parse(nlp,[open(f).read() for f in fs])):
    print('#####',f.split('/')[-1])
    last=-1
    for t in find_triggers(d):
        s=d[t.head].sent
        if s.start!=last: print('  S:',' '.join(s.text.split())[:300]); last=s.start
        print('      %-26s %-22r %s'%(t.kind,d.text[t.start:t.end],t.rule))
