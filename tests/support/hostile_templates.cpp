#include "tests/support/hostile_templates.h"

namespace peerscape::test {

namespace {

/// A template from its members; single quotes stand for double ones, `@` for single ones.
QByteArray whole(QByteArray members)
{
    members.replace('\'', '"').replace('@', '\'');
    return "{\"$schema\":\"https://x/deploymentTemplate.json#\"," + members + '}';
}

} // namespace

std::vector<HostileTemplate> hostileTemplates()
{
    std::vector<HostileTemplate> list;
    const auto add = [&](const char* what, QByteArray text, QByteArray expected) {
        list.push_back({what, std::move(text), std::move(expected)});
    };
    const QByteArray resource = "'resources':[{'type':'A.B/c','name':'x','properties':{'p':'"
                                "[variables(@v0@)]'}}]";
    add("a circle",
        whole("'variables':{'v0':'[variables(@v1@)]','v1':'[variables("
              "@v0@)]'},"
              + resource),
        "refers to itself");
    QByteArray doubling = "'variables':{";
    for (int i = 0; i < 64; ++i)
        doubling += "'v" + QByteArray::number(i) + "':'[concat(variables(@v"
                    + QByteArray::number(i + 1) + "@), variables(@v" + QByteArray::number(i + 1)
                    + "@))]',";
    add("strings that double", whole(doubling + "'v64':'xxxxxxxx'}," + resource),
        "makes more than Peerscape reads");
    add("lists that double",
        whole(QByteArray(doubling).replace("concat", "createArray") + "'v64':'x'}," + resource),
        "makes more than Peerscape reads");
    add("a billion copies",
        whole("'resources':[{'type':'A.B/c','name':'x','copy':{'name':'l','count':1000000000"
              "}}]"),
        "main.json:1:");
    add("a billion property copies",
        whole("'resources':[{'type':'A.B/c','name':'x','properties':{'copy':[{'name':'l',"
              "'count':1000000000,'input':1}]}}]"),
        "a copy count of 1000000000 is more than");
    add("copies in copies in copies",
        whole("'resources':[{'type':'A.B/c','name':'[concat(@x@, copyIndex())]','copy':{"
              "'name':'l','count':10000},'properties':{'copy':[{'name':'m','count':10000,"
              "'input':{'copy':[{'name':'n','count':10000,'input':'[copyIndex(@n@)]'}]}}]}}"
              "]"),
        "makes more than Peerscape reads");
    add("a search in a long list, often",
        whole("'variables':{'v0':'[map(range(0, 10000), lambda(@i@, contains(range(0, 10000)"
              ", -1)))]'},"
              + resource),
        "makes more than Peerscape reads");
    add("a sort that sorts nothing",
        whole("'variables':{'v0':'[sort(range(0, 10000), lambda(@a@, @b@, true()))]'}," + resource),
        "A.B/c is not modelled");
    add("functions that call each other",
        whole("'functions':[{'namespace':'n','members':{'f':{'parameters':[],'output':{"
              "'type':'string','value':'[concat(n.f(), n.f())]'}}}}],'variables':{'v0':'[n.f"
              "()]'},"
              + resource),
        "makes more than Peerscape reads");
    add("a deployment in itself",
        whole("'resources':[{'type':'Microsoft.Resources/deployments','apiVersion':'2022-09-"
              "01','name':'d','properties':{'expressionEvaluationOptions':{'scope':'inner'},"
              "'parameters':{'p':{'value':'[reference(@d@).outputs.o.value]'}},'template':{"
              "'parameters':{'p':{'type':'string'}},'resources':[{'type':'A.B/c','name':"
              "'[parameters(@p@)]'}],'outputs':{'o':{'type':'string','value':'[parameters("
              "@p@)]'}}}}}]"),
        "d");
    add("wrong types everywhere",
        whole("'parameters':[1],'variables':'v','functions':{'a':1},'definitions':7,"
              "'resources':[1,'x',[],{'type':5,'name':{}},{'type':'A.B/c','name':['x'],"
              "'copy':{'count':'many'},'condition':'perhaps','properties':'[variables(@v@)]'"
              ",'resources':'none'},{'type':'Microsoft.Resources/deployments','name':'d',"
              "'properties':{'template':[],'parameters':5}},{'type':'Microsoft.Network/"
              "virtualNetworks','name':'n','properties':{'addressSpace':5,'subnets':{'a':1},"
              "'virtualNetworkPeerings':[5,{'name':5}]}},{'type':'Microsoft.Network/"
              "networkInterfaces','name':'n','properties':{'ipConfigurations':[[1]]}}]"),
        "a resource is an object");
    add("deep expressions",
        whole("'resources':[{'type':'A.B/c','name':'[" + QByteArray("concat(").repeated(5000)
              + "]'}]"),
        "nested too deeply");
    add("10 MB of nesting",
        QByteArray("{\"$schema\":\"x/deploymentTemplate.json#\",\"resources\""
                   ":")
            + QByteArray(5 << 20, '[') + QByteArray(5 << 20, ']') + "}",
        "nested deeper than 256 levels");
    QByteArray chain = "'variables':{'v3000':[1]";
    for (int i = 2999; i >= 0; --i)
        chain += ",'v" + QByteArray::number(i) + "':['[variables(@v" + QByteArray::number(i + 1)
                 + "@)]']";
    QByteArray users;
    for (int i = 2999; i >= 0; --i)
        users += "{'type':'A.B/c','name':'n" + QByteArray::number(i)
                 + "','properties':'[string(variables(@v" + QByteArray::number(i) + "@))]'},";
    users.chop(1);
    add("a tower of lists, one storey at a time", whole(chain + "},'resources':[" + users + "]"),
        "makes more than Peerscape reads");
    return list;
}

} // namespace peerscape::test
