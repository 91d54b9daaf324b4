"""Given names, to tell people from places and firms by.

Made of three lists, each name kept that stands with a capital in some 33 million words
of English news of 2012 to 2020 and hardly ever without: the first names of Faker 40
(https://github.com/joke2k/faker, MIT licence, (c) 2012 Daniele Faraglia) in its locales
with Latin letters; the first names of the United States census of 1990 (public domain)
that were met at least eight times; and first words of two before a verb of saying.
Names of places and words like General were taken out by hand.
"""

GIVEN = frozenset(
    """
Aaron Abbas Abbey Abbi Abby Abdallah Abdel Abdi Abdul Abdulla Abdullah Abdurrahman Abel
Abha Abid Abigail Abraham Abu Abubakar Ada Adam Addison Adel Adelaide Adele Adhanom Adil
Adlai Adnan Adolf Adolfo Adolph Adrian Adriana Adrianna Adriano Adrienne Agnes Ahmad
Ahmed Ahmet Aida Aimee Ainsley Ajay Ajit Akar Akbar Aki Akram Al Alain Alaina Alan Alana
Alanna Albert Alberto Albrecht Alcee Alden Aldo Alec Alejandro Aleksandr Aleksej
Alessandro Alex Alexa Alexander Alexandra Alexandre Alexei Alexey Alexis Alfie Alfonso
Alford Alfred Alfredo Alger Ali Alice Alicia Alina Alison Alistair Allan Allegra Allen
Allie Allison Allyson Alonso Alonzo Alphonso Alton Alvin Aly Alyson Alyssa Amal Amanda
Amar Amber Amelia Amey Amico Amie Amin Amir Amit Ammon Amos Amy Ana Anastasia Anaya Anda
Anderson Andra Andre Andrea Andreas Andrei Andrew Andrey Andriy Andrzej Andrés Andy
Angela Angelica Angelina Angelo Angie Angus Anis Anita Anja Ann Anna Annabella Anne
Anne-Marie Annette Annie Anselm Anthony Antjuan Antoinette Anton Antonin Antonio António
Anwar Anzor April Arabella Aram Archer Archibald Archie Arden Aretha Ari Ariana Ariane
Arianna Ariel Arielle Arlen Arlene Arlette Arlie Arman Armando Arndt Arne Arnett Arnie
Arno Arnold Arsenio Arseniy Art Arthur Artis Arturo Arun Arvind Aryan Asa Asad Asbury
Ashleigh Ashley Ashraf Ashton Asif Aslan Asma Astrid Athena Attila Aubrey Audie Audrey
Augustine Augusto Aung Austin Autry Ava Avery Avi Avigdor Avis Axel Aya Ayaan Ayanna
Ayesha Ayman Badawi Badr Bakari Bali Bambang Barack Baraka Barbara Barbie Barbra Bari
Barnard Barney Baron Barry Bart Bartley Basel Bashar Basil Bassam Baxter Bayard Beatrice
Beatrix Beatriz Beau Beckett Becky Bella Belle Bello Ben Benazir Benedict Benigno Benito
Benjamin Benn Bennie Benny Bernadette Bernard Bernardo Bernice Bernie Bert Bertha
Bertrand Beryl Beth Bethany Betsey Betsy Bette Bettina Betty Bevan Beverly Beyonce
Bianca Bibi Bilal Bill Billie Billy Binyamin Bjorn Blair Blaise Blake Blanca Boaz Bob
Bobbie Bobby Bonnie Bonny Boris Boyce Brad Bradley Branden Brandi Brandon Brandt Branko
Brannon Branson Brayden Breanna Bree Brenda Brendan Brent Brenton Breonna Bret Brett
Brian Brianna Brianne Brice Bridget Brien Brigid Brigitte Briley Brit Britney Britt
Brittany Brittney Brock Broderick Brogan Bronson Brook Brooke Bruce Bruni Bruno Bryan
Bryant Bryce Bryn Brynn Buddy Buell Buffy Buren Burley Burnie Burt Butch Byron Caitlin
Caitlyn Cal Caleb Calvin Cami Camilla Camille Candace Candice Candy Cara Caren Carey
Carl Carla Carleton Carlisle Carlo Carlos Carlton Carly Carlyle Carmel Carmen Caro Carol
Carole Caroline Carolyn Carrie Carsten Carter Cary Casey Caspar Casper Cass Cassandra
Cassie Catalina Catarina Catherine Cathy Cato Cecil Cecile Cecilia Cedric Celia Celina
Celinda Cengiz Cesar Chad Chadwick Chaim Chalmers Chandler Chandra Chaney Charisse
Charlene Charles Charley Charlie Charlize Charlotte Charlton Charmaine Chaz Che Chebet
Chelsea Cher Cheri Cherif Cheryl Chesley Chester Cheyenne Chip Chloe Chris Chrissy
Christa Christal Christi Christian Christiana Christiane Christina Christine Christoph
Christophe Christopher Christy Chuck Chung Cicero Cindy Cirillo Claiborne Claire Clara
Clarence Clarissa Clarita Clark Claude Claudia Claudio Claus Clay Clayton Cleta
Cleveland Cliff Clifford Clifton Clint Clive Clovis Clyde Cody Colbert Colby Colin
Colleen Collin Colton Columba Conan Conner Connie Connor Conor Conrad Constance
Constantine Coolidge Corazon Corbin Coretta Corey Cori Cornel Cornelia Cornelius Corrado
Corry Cory Courtney Craig Crissy Cristina Crockett Crystal Curt Curtis Cynthia Cyril
Cyrus Dahlia Dai Dakhil Dale Dalia Dallas Dalton Dalvin Damaris Damian Damien Damon
Damond Dan Dana Dani Danica Daniel Daniela Daniella Danielle Dannel Danny Dante Daphne
Dara Darby Darcy Daria Darius Darlene Daron Darrell Darren Darrick Darron Darryl Darwin
Daryl Dave David Davie Davy Dawn Dean Deane Deanna Deb Debbie Debby Deborah Debra Declan
Dee Deepa Deepak Deirdre Delaney Delano Delle Delmar Demetrios Demi Dena Deneen Denis
Denise Dennis Denny Denton Denzel Derek Derrick Desiderio Desiree Desmond Deval Devi
Devin Devon Dewey Dexter Diallo Diana Diane Dianna Dianne Dick Didier Diego Dietrich
Dillard Dimitri Dimitrios Dina Dion Dionne Dirk Dmitri Dmitry Dolly Dolores Dom Domenico
Dominic Dominique Don Dona Donald Dong Donna Donnie Donny Dora Doreen Dorian Doris
Dorothy Doug Douglas Douglass Drago Drew Duane Dudley Duff Dulce Dustin Dwayne Dwight
Dylan Dzhokhar Earl Earley Earnest Easton Ebenezer Eddie Eddy Edgardo Edie Edith Edmond
Edmund Edouard Edson Eduardo Edward Edwin Efrain Eggert Ehud Eileen Elaine Elana
Eldridge Eleanor Elena Eleni Eli Elia Elian Eliana Elias Elie Elijah Eliot Elis Elisa
Elisabeth Elise Elissa Eliza Elizabeth Ella Elle Ellen Ellie Elliot Elliott Elmer Elon
Eloy Elsa Elton Elvis Elwood Ely Elzie Eman Ember Emer Emerson Emery Emiel Emil Emile
Emilio Emily Emin Emma Emmanuel Emmer Emmerson Emmet Emmett Emmons Enda Enes Enos Enrico
Enrique Eric Erica Erich Erick Ericka Erik Erika Erin Ernest Ernesto Ernie Ernst Errol
Erskine Ervin Erwin Esperanza Esteban Esther Ethan Ethel Etienne Eugene Eunice Eva Evan
Evelyn Everett Ezekiel Ezell Ezra Fabian Fabrizio Faith Faiz Fannie Farah Faraj Farhan
Farid Faris Farouk Fatih Fatima Fawaz Fay Faye Federica Federico Felice Felicia Felicity
Felipe Felix Felton Fenton Ferdinand Fergus Fernando Ferris Fidel Filippo Finley Finn
Finnegan Fiona Flemming Fletcher Flora Florence Florian Floyd Forrest Fran Frances
Francesca Francine Francis Francisco Franck Franco Francois Frank Franklin Franz
François Fraser Fred Freda Freddie Freddy Frederic Frederica Frederick Frederik Fredo
Fredrick Frida Friedrich Fyodor Gabe Gabriel Gabriela Gabriella Gabrielle Gaby Gage Gail
Gale Galen Gannon Garland Garret Garrett Garrick Garry Garth Garvin Gary Gaston Gavin
Gayle Gaylene Gaylord Geert Gene Genevieve Geoff Geoffrey Georg George Georges Georgia
Georgina Gerald Geraldine Geraldo Gerard Gerardo Gereon Gerhard Germain Gero Gerry
Ghaith Ghanem Ghazi Ghislaine Ghulam Gianni Gideon Gifford Gigi Gil Gilbert Gilberto
Giles Gillian Gillis Gilman Gina Gino Giorgio Giovanni Giulia Giuliana Giuliano Giuseppe
Gladstone Gladys Glen Glenn Glenwood Gloria Glynn Golda Gonzalo Goodluck Gopal Gordon
Gottfried Grace Gracie Grady Graeme Grafton Graham Grant Granville Grayling Greg Gregg
Gregorio Gregory Greta Gretchen Griffith Grover Guido Guilford Guillermo Gunnar Gunter
Gunther Gus Gustavo Guthrie Guy Gwen Gwenda Gwendolyn Gwyneth Gérard Habib Hadi Hadley
Hagen Haider Hailey Hakeem Hakim Hal Haleigh Haley Halle Hallie Hamid Hamp Hampton Hamza
Han Hana Hani Hank Hanna Hannah Hans Hansford Hanson Hari Harlan Harley Harlow Harman
Harmon Harold Haron Harper Harriet Harris Harry Hartley Hartmann Harvey Hasan Hassan
Hatice Hayat Hayley Haywood Hazel Heath Heather Hebert Heidi Heiko Heiner Heinrich Heinz
Helen Helena Helle Helmer Helmut Hendrik Henning Henrietta Henrik Henry Herb Herbert
Herman Hermann Hester Heyward Hilary Hilda Hillary Hilliard Hiram Holden Hollie Hollis
Holly Honoré Hope Horace Horatio Horst Horton Hosea Hosni Hossein Howard Hoyt Hubert
Huey Hugh Hughey Hugo Humphrey Hunter Hurley Hussein Huxley Iain Ian Ibrahim Ibram Idris
Iftikhar Ige Ignatius Igor Ike Ilan Ildefonso Ileana Ilhan Ilya Ilyse Imelda Immanuel
Imran Indira Indra Indy Ines Inez Ingrid Iona Ira Irene Irfan Irina Irma Irvin Irving
Isaac Isabel Isabella Isabelle Isaiah Isham Isidore Isla Ismael Ismail Israel Ivan Ivana
Ivanka Ivy Jabbar Jacinda Jacinto Jack Jackie Jacklyn Jackson Jacky Jaclyn Jacob Jacobus
Jacqueline Jacquelyn Jacques Jade Jae Jai Jaime Jair Jake Jalal Jamaal Jamal Jamar
Jameel Jamelle James Jameson Jamie Jamil Jamila Jamin Jan Jana Janay Jane Janelle Janet
Jani Janice Janine Janna Janus Jared Jarrod Jase Jasmine Jason Jasper Javad Javier Jay
Jaye Jaylen Jayme Jayne Jayson Jean Jean- Jean-Claude Jean-Luc Jean-Marc Jean-Marie
Jean-Yves Jeane Jeanette Jeanine Jeanne Jeannette Jeannie Jeb Jed Jeet Jef Jeff Jeffery
Jeffrey Jeh Jemima Jen Jena Jenna Jennifer Jenniffer Jenny Jens Jeptoo Jerad Jerald
Jeremi Jeremiah Jeremy Jeri Jerome Jerrold Jerry Jesse Jessica Jessie Jesus Jesús Jethro
Jewell Jill Jim Jimmie Jimmy Jin Joachim Joan Joanie Joann Joanna Joanne Joaquin Joaquín
Jocelyn Jodi Jody Joe Joel Joey Johanna Johannes John Johnnie Johnny Joko Jolie Jon
Jonah Jonas Jonathan Jonathon Joni Jonnie Jonny Jordan Jorge Jose Josef Josep Joseph
Josephine Josh Joshua Josiah José Jovan Joy Joyce Juan Juana Juanita Judd Jude Judith
Judson Judy Jules Julia Julian Juliana Julianna Julianne Julie Julien Juliet Juliette
Julio Julius Julián June Junius Justin Justine Kabir Kaci Kael Kai Kaia Kaitlyn Kaleb
Kalman Kamal Kamala Kanak Kanye Kara Karam Karan Kareem Karen Kari Karim Karin Karina
Karl Karla Karlyn Karman Kash Kasie Kasim Kasper Kate Katelyn Katharine Katherine Kathie
Kathleen Kathryn Kathy Katia Katie Katrina Katy Kay Kaya Kayla Kayleigh Keiko Keisha
Keith Keli Kelli Kelly Kellyanne Kelsey Kelton Kemal Ken Kenan Kendal Kendra Kendrick
Kenji Kennedi Kenneth Kenny Kent Kenton Kenyatta Kenyon Keri Kermit Kerri Kerwin Kevin
Khadija Khaled Khalid Khalil Kian Kiefer Kiel Kim Kimberley Kimberly Kinsey Kinsley
Kinte Kirk Kirsten Kirstjen Kitty Klaas Klaus Kobe Kody Kofi Konrad Konstantin Korey
Kori Kory Kris Krista Kristan Kristen Kristi Kristian Kristin Kristina Kristine Kristy
Krystal Krystle Kumar Kurt Kwame Kyle Kylie Kyra Lacey Lachlan Lacy Laila Lamar Lamont
Lance Landon Lanhee Lanny Laquan Lara Larkin Larry Lars Latif Latifah Laura Laurel
Lauren Laurence Laurent Laurie Laurin Laverne Lawrence Lawton Layla Layth Layton Lazar
Lea Leah Leana Leandra Lee Leeann Leidy Leigh Leighton Leila Leland Len Lena Lennard
Lennon Lenny Lenora Lenore Leo Leon Leona Leonard Leonardo Leonid Leopoldo Lesley Leslie
Lester Letitia Levi Lewis Lex León Lia Liam Libby Libor Lidia Lilla Lillian Lilliana
Lillis Lilly Lily Lina Linda Lindbergh Lindell Linden Lindsay Lindsey Lindy Linn Linsey
Linton Linwood Lionel Lisa Liston Littleton Livia Livingstone Liz Liza Lizzie Lloyd
Logan Lois Lolita Lon Lonnie Lora Lorella Loren Lorena Lorenz Lorenzo Loretta Lori Lorne
Lorraine Lou Louie Louis Louisa Louise Lowell Loyd Luca Lucas Luce Lucia Lucian Lucille
Lucio Lucius Lucy Ludwig Luigi Luis Luisa Lukas Lukasz Luke Lula Lulu Luna Lupe Luther
Lyda Lydia Lyle Lyman Lynda Lyndon Lynn Lynne Mac Mack Mackenzie Macy Maddison Maddox
Madeleine Madeline Mae Maeve Maggie Mahathir Mahlon Mahmood Mahmoud Mahmud Mai Maire
Malachi Malcolm Malia Mallory Malte Mamata Mamie Mandy Manfred Manning Mansfield Manu
Manuel Maqsud Mara Marc Marcel Marcelino Marcellus Marcelo Marcia Marco Marcos Marcus
Marcy Maren Margaret Margarita Marge Margie Margo Margot Mari Maria Mariam Marian
Mariana Mariann Marianna Marianne Mariano Maribel Marie Marie-Louise Marietta Marilou
Marilyn Marin Marino Mario Marion Marisa Marisol Marissa Marjorie Marjory Mark Markel
Markell Markus Marla Marlen Marley Marlin Marlon Marlys Marsha Marta Martha Marti Martin
Martina Marty Marvin Mary Mary-Louise Maryanne María Marín Mason Massimo Matea Mateo
Mathew Mathias Matias Matt Matteo Matthew Matthias Maura Maureen Maurice Mauricio Mauro
Maury Max Maximus Maxine Maxwell Maya Maye Maynard Mayo Mazie Meg Megan Meghan Megyn
Mehdi Mehmet Mel Melania Melanie Melia Melina Melinda Melissa Melody Melton Melville
Melvin Menachem Meredith Merle Merrie Merton Meryl Mette Mevlut Mia Mica Micah Michael
Micheal Michel Michele Michelle Michèle Mick Mickey Micky Miguel Mika Mike Mikhail Mila
Mildred Miles Miley Milford Millard Millie Milo Milton Mimi Mina Mindy Ming Minh Minnie
Mira Miriam Misha Missy Misty Mitch Mitchell Mitra Mitt Miya Mladen Moe Mohamad Mohamed
Mohammad Mohammed Mohamud Moira Mollie Molly Mona Monica Monika Monique Monis Monte
Monty Mora Mordechai Morgan Moriah Moritz Morris Mortimer Morton Moses Moshe Mourad
Moussa Muammar Muhammad Muhammadu Muhammed Murad Murdock Muriel Musa Mustafa Muzaffar
Myer Myles Myra Myron Myrtle Nabil Nadia Nadine Naeem Naftali Najib Nan Nancy Naomi
Narendra Nasim Nasir Nasser Natalia Natalie Natalya Natan Natasha Nate Nathalie Nathan
Nathaniel Nawaz Neal Ned Neel Neely Neera Neha Neil Nell Nellie Nelly Nelson Neomi
Nestor Neville Newell Newt Ngan Niall Nicholas Nichole Nick Nicki Nicklaus Nicky Nico
Nicol Nicola Nicolas Nicolaus Nicole Nicolle Nicolás Nigel Nikita Nikki Nikola Nikolai
Nikolas Nikole Niles Nina Nino Nirmala Nita Nitish Noah Noam Noel Noelle Nolan Nolen
Noor Nora Norah Norm Norma Norman Norwood Nour Nouri Nuri Nydia Nyla Odell Ogden Oleg
Oleksandr Olen Olga Olin Oliva Oliver Olivia Olivier Ollie Olusegun Omar Omari Omer
Omran Opal Oren Orin Orlando Orrin Orville Osama Osborn Oscar Osman Oswald Otis Ott Otto
Owen Ozy Pablo Paige Pam Pamela Paolo Pascal Pasquale Pat Pate Patrice Patricia Patrick
Patrik Patti Patty Paul Paula Paulette Paulina Pauline Paulo Pavel Payton Paz Pearce
Pearl Pedro Peggy Pelayo Penny Pepe Percy Perrine Pershing Pervez Pete Peter Petra
Peyton Phil Philip Philipp Philippe Phillip Phineas Phoebe Phyllis Pia Pierre Piet
Pietro Pilar Pippa Polly Poppy Porter Portia Prayuth Presley Preston Priscilla Priya
Priyanka Prokop Qadir Qais Quang Quentin Quincy Quinton Qusay Rachael Rachel Rae Rafael
Raheel Raheem Rahm Rahman Rahul Raila Raj Rajnath Ralph Rami Ramon Ramona Rana Rand
Randal Randall Randi Randolph Randy Rani Raoul Raphael Raquel Rashad Rashid Rashida Raul
Ravi Ray Rayburn Rayford Raymond Raúl Rebecca Rebekah Recep Redmond Reese Regan Reggie
Regina Regis Reid Reince Reiner Reinhard Reinhart Reinhold Renata Renato Rene Renee
Renée Rex Rey Reyna Reza Rezin Rhona Rhonda Riad Rica Ricardo Rich Richard Richie Rick
Rickey Ricky Rihanna Ripley Risa Rishi Rita Ritchie Rob Robb Robbie Robby Robert Roberta
Roberto Robin Robyn Rocco Rochelle Rod Roderick Rodger Rodney Rodrigo Rogelio Roger
Roland Rolf Rollin Romano Romeo Romulus Ron Ronal Ronald Ronan Roni Ronna Ronnie Ronny
Roque Rory Rosa Rosario Roscoe Rose Roseanne Rosemarie Rosemary Rosetta Rosie Roslyn
Ross Rowan Roxane Roy Royce Ruben Rubén Rudolph Rudy Rufus Ruggiero Rupert Ruslan Russ
Russel Russell Rustin Ruth Ruthanne Rutherford Ruy Ryan Ryder Saad Saar Saba Sabin
Sabina Sabine Sabrina Sacha Saddam Sadiq Sahil Sal Salah Saleh Salih Salim Sallie Sally
Salma Salman Salomon Sam Samantha Samar Sami Samir Sammy Sampson Samson Samuel Sanaa
Sancho Sander Sandi Sandra Sandy Sanford Sanna Santana Sara Sarah Sari Sascha Sasha
Saskia Saul Savannah Saxby Saïd Scarlett Schuyler Scott Scottie Seamus Sean Sebastian
Sebastien Seema Selena Selene Selina Selma Senne Sepp Serena Serge Sergei Sergey Sergio
Seth Seward Seymour Shan Shana Shane Shani Shannon Shari Sharice Sharif Sharon Sharron
Sharyl Shaun Shawn Shawna Shay Sheena Sheila Sheldon Shelley Shellie Shelly Shelton Shep
Sherron Sherry Sherwin Sherwood Sheryl Shiloh Shimon Shinzo Shira Shonda Sid Sidney
Siegfried Sigmar Silvio Simeon Simi Simon Simona Simone Siri Sissel Siu Slobodan Sofia
Soledad Sonia Sonja Sonny Sonya Sophia Sophie Soraya Soren Sorin Spencer Stacey Stacie
Stacy Staffan Stan Stanislav Stanley Stanton Stefan Stefani Stefano Stefany Steffen
Stella Stephan Stephane Stephanie Stephen Stephon Sterling Stetson Steve Steven Stevie
Stewart Stoney Stormy Stuart Stéphane Sue Sula Suleiman Susan Susana Susanna Susannah
Susanne Sushma Susie Suzan Suzanne Sven Svetlana Sydney Syed Sylvester Sylvia Symone
Tahir Tai Taj Tal Talal Tali Talia Talmadge Tama Tamar Tamara Tamerlan Tami Tamika
Tammie Tammy Tania Tanya Tara Tariq Tashfeen Tasnim Tate Tatiana Tatum Tatyana Tawana
Taylor Tayyip Ted Teddy Terence Teresa Teri Terrance Terrell Terrence Terri Terrie Terry
Tex Thabo Thad Thaddeus Thaksin Thao Thea Theda Thelma Theo Theobald Theodor Theodore
Theresa Theron Thom Thomas Thurman Thurston Tien Tiernan Tiffany Tillman Tim Timmy
Timothy Tina Tobe Toby Tod Todd Tolbert Tom Tomas Tomi Tommy Toni Tony Tonya Tori Torrey
Tracey Tracie Tracy Travis Trayvon Trent Trevor Trey Tricia Tripp Tristan Troy Tucker
Tuva Tye Tyler Tyrone Tyson Uhuru Ulla Ulrich Ulysses Umair Umar Una Ursula Vadim Val
Valentina Valeri Valeria Valerie Valery Vander Vanessa Vaughn Vera Vern Verne Verner
Vernon Vero Veronica Veronique Vester Vicente Vick Vicki Vicky Victor Victoria Victorino
Vidal Vijay Viktor Vince Vincent Viola Virgil Virginia Vitali Vito Vivian Vladimir
Volker Volodymyr Wade Wahab Waheed Waldo Walid Walt Walter Walther Walton Wanda Warren
Warwick Watson Wayne Wazir Weldon Wen Wendell Wendi Wendy Werner Wes Wesley Wessel
Weston Whitley Whitney Wilbur Wilhelm Wilkie Will Willard Willem William Willie Willis
Willow Willy Wilma Wilton Winfield Winnie Winston Winthrop Wolfgang Woodrow Woodson
Woody Worley Wyatt Wyman Xavier Xochitl Yaakov Yahya Yair Yan Yana Yasin Yasmeen Yasmin
Yasser Yazan Yelena Yingluck Yitzhak Yoel Yolanda Yolande Yonatan Yong Yoshihide Younes
Yousef Youssef Yoweri Yulia Yun Yunis Yunus Yuri Yury Yusuf Yuval Yvette Yvonne Zac Zach
Zachary Zack Zafar Zahid Zahra Zaid Zainab Zak Zakaria Zbigniew Zeke Ziggy Zina Zoe
Zoran Zoë Zuhri
""".split()
)
